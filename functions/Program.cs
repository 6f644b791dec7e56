using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using PlanMonitor.Functions.Configuration;
using PlanMonitor.Functions.Host;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<FailureCounting>();
var settings = Settings.Read(builder.Configuration);
builder.Logging.AddTelemetry(builder.Configuration, settings);
builder.Services.AddPlanMonitor(settings);
await builder.Build().RunAsync();
