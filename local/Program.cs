using PlanMonitor.Local;

return await CommandLine.Run(args);
