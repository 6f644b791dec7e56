using PlanMonitor.Bench;

return await BenchCommands.Root().Parse(args).InvokeAsync();
