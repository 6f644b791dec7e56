using PlanMonitor.Operate;

return await AzureCommands.Run(args);
