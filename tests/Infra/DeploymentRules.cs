using System.Reflection;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using PlanMonitor.Tests.Guards;

namespace PlanMonitor.Tests.Infra;

/// <summary>
/// What must hold of everything that is deployed and that no compiler knows: what every reader of a deployment of a public office would ask first, what the plan
/// takes, and what the code says too.
/// </summary>
internal static partial class DeploymentRules
{
    /// <summary>learn.microsoft.com/azure/role-based-access-control/built-in-roles</summary>
    private static readonly Dictionary<string, string> BuiltInRoles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
    };

    /// <summary>
    /// The service ignores or refuses them when the app is deployed, though the type of a site has them
    /// (learn.microsoft.com/azure/azure-functions/functions-app-settings, "Flex Consumption plan deprecations").
    /// </summary>
    private static readonly string[] NotOnFlex =
    [
        "ftpsState",
        "use32BitWorkerProcess",
        "isReserved",
        "isXenon",
        "windowsFxVersion",
        "alwaysOn",
        "preWarmedInstanceCount",
        "functionAppScaleLimit",
        "containerSize",
        "javaVersion",
        "powerShellVersion",
        "netFrameworkVersion",
        "linuxFxVersion",
        "FUNCTIONS_EXTENSION_VERSION",
        "FUNCTIONS_WORKER_RUNTIME",
        "FUNCTIONS_WORKER_RUNTIME_VERSION",
        "FUNCTIONS_MAX_HTTP_CONCURRENCY",
        "FUNCTIONS_WORKER_PROCESS_COUNT",
        "FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
        "WEBSITE_CONTENTSHARE",
        "WEBSITE_NODE_DEFAULT_VERSION",
    ];

    // ---- Keys, rights, sign-in

    [Mistake("modules/storage-account.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true")]
    [Mistake("modules/storage-account.bicep", "    allowSharedKeyAccess: false\n", "")]
    [Mistake("modules/storage-account.bicep", "allowBlobPublicAccess: false", "allowBlobPublicAccess: publicAccess")]
    [Mistake("modules/storage-account.bicep", "supportsHttpsTrafficOnly: true", "supportsHttpsTrafficOnly: false")]
    [Mistake("modules/storage-account.bicep", "'TLS1_2'", "'TLS1_1'")]
    public static void Storage_opens_to_no_key_to_no_stranger_and_over_https_alone(Deployment made)
    {
        foreach (var account in made.Of("Microsoft.Storage/storageAccounts"))
        {
            account.Says("properties.allowSharedKeyAccess", "false");
            account.Says("properties.allowBlobPublicAccess", "false");
            account.Says("properties.supportsHttpsTrafficOnly", "true");
            account.Says("properties.minimumTlsVersion", "TLS1_2");
        }
    }

    [Mistake("modules/app.bicep", "httpsOnly: true", "httpsOnly: false")]
    [Mistake("modules/app.bicep", "minTlsVersion: '1.2'", "minTlsVersion: '1.1'")]
    [Mistake("modules/sign-in.bicep", "requireHttps: true", "requireHttps: false")]
    public static void The_app_answers_over_https_alone(Deployment made)
    {
        made.App.Says("properties.httpsOnly", "true");
        made.App.Says("properties.siteConfig.minTlsVersion", "1.2");
        made.SignIn.Says("properties.httpSettings.requireHttps", "true");
    }

    [Mistake("modules/app.bicep", "allow: false", "allow: true")]
    public static void Nobody_deploys_with_a_password(Deployment made) =>
        made.One("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Says("properties.allow", "false");

    [Mistake("modules/monitoring.bicep", "DisableLocalAuth: true", "DisableLocalAuth: false")]
    [Mistake("modules/monitoring.bicep", "      disableLocalAuth: true\n", "")]
    public static void Telemetry_is_taken_from_an_identity_alone(Deployment made)
    {
        made.One("Microsoft.Insights/components").Says("properties.DisableLocalAuth", "true");
        made.One("Microsoft.OperationalInsights/workspaces").Says("properties.features.disableLocalAuth", "true");
    }

    [Mistake("modules/app.bicep", "'aad'", "dataAccount.listKeys().keys[0].value")]
    public static void No_key_and_no_secret_is_read_by_the_deployment(Deployment made) =>
        Assert.DoesNotMatch(@"\blist\w*\(|getSecret|AccountKey=|SharedAccessSignature", made.Text);

    [Mistake(
        "modules/app.bicep",
        "'@Microsoft.KeyVault(VaultName=${vaultName};SecretName=smtp-password)'",
        "'P4ssw0rd'"
    )]
    [Mistake("modules/app.bicep", "    keyVaultReferenceIdentity: identityId\n", "")]
    [Mistake("modules/vault.bicep", "enableRbacAuthorization: true", "enableRbacAuthorization: false")]
    [Mistake("modules/vault.bicep", "    enablePurgeProtection: true\n", "")]
    public static void A_secret_is_a_reference_to_a_vault_that_asks_for_an_identity_and_forgets_nothing(Deployment made)
    {
        var vault = made.One("Microsoft.KeyVault/vaults");
        vault.Says("properties.enableRbacAuthorization", "true");
        vault.Says("properties.enableSoftDelete", "true");
        vault.Says("properties.enablePurgeProtection", "true");
        made.App.Says("properties.keyVaultReferenceIdentity", made.Identity.Id);
        var secrets = made.Settings.Where(s => Regex.IsMatch(s.Key, "(Password|Secret|Key)$")).ToList();
        Assert.Equal(3, secrets.Count);
        Assert.All(secrets, s =>
            Assert.Matches($@"^@Microsoft\.KeyVault\(VaultName={vault.Name};SecretName=[a-z-]+\)$", s.Value)
        );
    }

    /// <summary>Never on the group: what is put there later would be the app's as well.</summary>
    [Mistake("modules/roles.bicep", "  scope: insights\n", "")]
    public static void Every_right_is_on_one_resource(Deployment made) =>
        Assert.All(made.Of("Microsoft.Authorization/roleAssignments"), r =>
            Assert.Contains(made.Resources, on => on.Id == r.Scope)
        );

    [Mistake("modules/roles.bicep", "'ba92f5b4-2d11-453d-a403-e96b0029c9fe'", "'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'")]
    [Mistake("modules/roles.bicep", "    scope: dataAccount\n", "    scope: hostAccount\n")]
    public static void The_app_has_the_rights_listed_in_the_README_and_no_others(Deployment made)
    {
        var listed = Rule.Rows("infra/README.md", "## Rights of the app").Select(r => $"{r[0]} on {r[1]}");
        Rule.AssertSame(
            listed,
            made.Of("Microsoft.Authorization/roleAssignments")
                .Select(r => $"{RoleOf(r)} on {(r.Scope is null ? "the group" : PlaceOf(made, r.Scope))}")
        );
    }

    [Mistake("modules/roles.bicep", "'Monitoring Metrics Publisher: telemetry'", "'Reader: telemetry'")]
    [Mistake("modules/vault.bicep", "    principalId: principalId\n", "    principalId: deployer().objectId\n")]
    public static void Every_right_is_given_to_the_app_and_says_why(Deployment made) =>
        Assert.All(made.Of("Microsoft.Authorization/roleAssignments"), r =>
        {
            r.Says("properties.principalType", "ServicePrincipal");
            Assert.Matches(
                $@"^\[reference\('{made.Identity.Id}', '[\d-]+'\)\.principalId\]$",
                r["properties.principalId"]
            );
            Assert.Matches($"^{RoleOf(r)}: .{{5,}}", r["properties.description"]);
        });

    [Mistake("modules/sign-in.bicep", "requireAuthentication: true", "requireAuthentication: false")]
    [Mistake("modules/sign-in.bicep", "'RedirectToLoginPage'", "'AllowAnonymous'")]
    [Mistake("modules/sign-in.bicep", "['/health']", "['/health', '/api/accounts']")]
    public static void Who_is_not_signed_in_reaches_the_health_address_alone(Deployment made)
    {
        made.SignIn.Says("properties.platform.enabled", "true");
        made.SignIn.Says("properties.globalValidation.requireAuthentication", "true");
        made.SignIn.Says("properties.globalValidation.unauthenticatedClientAction", "RedirectToLoginPage");
        Assert.Equal(
            [$"/{Routes.Health.Path}"],
            made.SignIn.List("properties.globalValidation.excludedPaths").Select(p => p.ToString())
        );
        made.SignIn.Says(
            "properties.identityProviders.azureActiveDirectory.registration.clientSecretSettingName",
            "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"
        );
    }

    [Mistake("modules/data.bicep", "allowedOrigins: origins", "allowedOrigins: ['*']")]
    [Mistake("modules/data.bicep", "['PUT', 'OPTIONS']", "['GET', 'PUT', 'OPTIONS']")]
    public static void Files_are_sent_up_from_the_pages_alone(Deployment made)
    {
        var rule = Assert.Single(
            Assert
                .Single(made.Of("Microsoft.Storage/storageAccounts/blobServices"), b =>
                    b.Id.StartsWith(made.DataAccount.Id, StringComparison.Ordinal)
                )
                .List("properties.cors.corsRules")
        );
        Assert.Equal([made.Url], rule["allowedOrigins"]!.AsArray().Select(o => o!.ToString()));
        Assert.Equal(["PUT", "OPTIONS"], rule["allowedMethods"]!.AsArray().Select(o => o!.ToString()));
    }

    [Mistake("modules/data.bicep", "publicAccess: 'None'", "publicAccess: 'Blob'")]
    public static void No_container_is_read_by_strangers(Deployment made) =>
        Assert.All(made.Of("Microsoft.Storage/storageAccounts/blobServices/containers"), c =>
            Assert.Equal("None", c["properties.publicAccess"] ?? "None")
        );

    /// <summary>A closed account without them would leave the app without its host.</summary>
    [Mistake("modules/network.bicep", "['blob', 'queue', 'table']", "['blob', 'queue']")]
    [Mistake("modules/network.bicep", "'Microsoft.App/environments'", "'Microsoft.Web/serverFarms'")]
    [Mistake("main.bicep", "privateNetwork ? network!.outputs.appSubnetId : ''", "''")]
    public static void A_closed_account_is_reached_over_private_endpoints(Deployment made)
    {
        made.DataAccount.Says("properties.publicNetworkAccess", "Enabled");
        if (made.HostAccount["properties.publicNetworkAccess"] == "Enabled")
            return;
        made.HostAccount.Says("properties.networkAcls.defaultAction", "Deny");
        var connections = made.Of("Microsoft.Network/privateEndpoints")
            .SelectMany(e => e.List("properties.privateLinkServiceConnections"))
            .Where(c => c["properties"]!["privateLinkServiceId"]!.ToString() == made.HostAccount.Id)
            .SelectMany(c => c["properties"]!["groupIds"]!.AsArray())
            .Select(g => g!.ToString());
        Rule.AssertSame(["blob", "queue", "table"], connections);
        var network = made.One("Microsoft.Network/virtualNetworks");
        var subnet = Assert.Single(network.List("properties.subnets"), s =>
            $"{network.Id}/subnets/{s["name"]}" == made.App["properties.virtualNetworkSubnetId"]
        );
        Assert.Equal(
            "Microsoft.App/environments",
            subnet["properties"]!["delegations"]?[0]!["properties"]!["serviceName"]!.ToString()
        );
    }

    // ---- The plan

    [Mistake("modules/app.bicep", "name: 'FC1'", "name: 'EP1'")]
    [Mistake("modules/app.bicep", "kind: 'functionapp,linux'", "kind: 'functionapp'")]
    public static void The_app_is_on_a_Flex_Consumption_plan(Deployment made)
    {
        var plan = made.One("Microsoft.Web/serverfarms");
        plan.Says("sku.name", "FC1");
        plan.Says("sku.tier", "FlexConsumption");
        plan.Says("properties.reserved", "true");
        made.App.Says("kind", "functionapp,linux");
        made.App.Says("properties.serverFarmId", plan.Id);
    }

    [Mistake("modules/app.bicep", "version: '10.0'", "version: '8.0'")]
    public static void It_runs_on_the_framework_that_it_is_built_for(Deployment made)
    {
        var framework = typeof(AzureHost).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        made.App.Says("properties.functionAppConfig.runtime.name", "dotnet-isolated");
        made.App.Says("properties.functionAppConfig.runtime.version", framework.Split("Version=v")[1]);
    }

    [Mistake("modules/app.bicep", "${packageContainer}'", "packages'")]
    [Mistake("modules/app.bicep", "type: 'UserAssignedIdentity'", "type: 'StorageAccountConnectionString'")]
    public static void Its_package_lies_in_a_container_that_is_made_and_is_fetched_by_the_identity(Deployment made)
    {
        const string storage = "properties.functionAppConfig.deployment.storage";
        var container = Assert.Single(made.Of("Microsoft.Storage/storageAccounts/blobServices/containers"), c =>
            c.Id.StartsWith(made.HostAccount.Id, StringComparison.Ordinal)
        );
        Assert.Contains(made.HostAccount.Id, made.App[$"{storage}.value"], StringComparison.Ordinal);
        Assert.EndsWith($"'{container.LastName}')]", made.App[$"{storage}.value"], StringComparison.Ordinal);
        made.App.Says($"{storage}.type", "blobContainer");
        made.App.Says($"{storage}.authentication.type", "UserAssignedIdentity");
        made.App.Says($"{storage}.authentication.userAssignedIdentityResourceId", made.Identity.Id);
    }

    [Mistake("modules/app.bicep", "minTlsVersion: '1.2'", "alwaysOn: true")]
    [Mistake(
        "modules/app.bicep",
        "TaskHubName: taskHub",
        "FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'\n  TaskHubName: taskHub"
    )]
    public static void Nothing_is_set_that_the_plan_does_not_take(Deployment made) =>
        Assert.All(made.Resources.Where(r => r.Type.StartsWith("Microsoft.Web/", StringComparison.Ordinal)), r =>
            Assert.Empty(r.PropertyNames.Intersect(NotOnFlex))
        );

    [Mistake("main.country.bicepparam", "alwaysReady = 3", "alwaysReady = 1")]
    public static void Over_zones_at_least_two_instances_of_each_kind_wait(Deployment made)
    {
        var ready = made.App.List("properties.functionAppConfig.scaleAndConcurrency.alwaysReady");
        Assert.All(ready, g => Assert.Matches("^(http|durable)$", g["name"]!.ToString()));
        if (made.One("Microsoft.Web/serverfarms")["properties.zoneRedundant"] == "true")
            Assert.Equal(2, ready.Count(g => (int)g["instanceCount"]! >= 2));
    }

    /// <summary>Without its own words for the service, azd up would not know what to deploy to.</summary>
    [Mistake("modules/app.bicep", "'azd-service-name': 'functions'", "'azd-service-name': 'app'")]
    public static void Azd_finds_the_app_and_the_environment(Deployment made)
    {
        var service = Regex.Match(Sources.Read("azure.yaml"), @"^services:\n  (\w+):$", RegexOptions.Multiline);
        Assert.Equal(service.Groups[1].Value, made.App["tags.azd-service-name"]);
        Assert.Equal("hue", made.App["tags.azd-env-name"]);
    }

    // ---- Settings and storage, as the code has them

    [Mistake("modules/app.bicep", "  PlanMonitor__KeepEndedDays: string(keepEndedDays)\n", "")]
    [Mistake("modules/app.bicep", "TaskHubName: taskHub", "TaskHubName: taskHub\n  PlanMonitor__Colour: 'red'")]
    public static void The_app_is_given_exactly_the_settings_of_the_catalogue(Deployment made) =>
        Rule.AssertSame(
            Settings.Catalogue.Select(s => s.Name.Replace(":", "__", StringComparison.Ordinal)),
            made.Settings.Keys
        );

    [Mistake("modules/app.bicep", "dataAccount.properties.primaryEndpoints.table", "''")]
    [Mistake(
        "modules/app.bicep",
        "PlanMonitor__KeepEndedDays: string(keepEndedDays)",
        "PlanMonitor__KeepEndedDays: '${keepEndedDays} days'"
    )]
    [Mistake("modules/app.bicep", "PlanMonitor__Smtp__From: mailFrom", "PlanMonitor__Smtp__From: mailHost")]
    public static void The_app_starts_with_the_settings_that_it_is_given(Deployment made)
    {
        Assert.All(Settings.Catalogue.Where(s => s.Default is null), s =>
            Assert.NotEmpty(made.Settings.GetValueOrDefault(s.Name.Replace(":", "__", StringComparison.Ordinal), ""))
        );
        var known = made.Settings.ToDictionary(
            s => s.Key.Replace("__", ":", StringComparison.Ordinal),
            s => (string?)OnAzure(s.Value)
        );
        var failure = Record.Exception(() =>
        {
            var read = Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(known).Build());
            Assert.NotNull(read.Channels.Of<SmtpOptions>());
            Assert.NotNull(read.Channels.Of<WebhookOptions>());
            Assert.NotNull(read.Channels.Of<SmsOptions>());
        });
        Assert.True(failure is null, failure?.Message);
    }

    /// <summary>
    /// A credential without a client id would be the app's own identity, which it has not (learn.microsoft.com/azure/azure-functions/functions-reference, "Configure an
    /// identity-based connection").
    /// </summary>
    [Mistake("modules/app.bicep", "  AzureWebJobsStorage__clientId: identityClientId\n", "")]
    [Mistake(
        "modules/app.bicep",
        "AzureWebJobsStorage__accountName: hostAccount.name",
        "AzureWebJobsStorage__accountName: dataAccount.name"
    )]
    [Mistake("modules/app.bicep", "type: 'UserAssigned'", "type: 'SystemAssigned, UserAssigned'")]
    [Mistake("modules/app.bicep", "  AZURE_CLIENT_ID: identityClientId", "  AZURE_CLIENT_ID: planName")]
    public static void The_app_is_one_identity_wherever_it_goes(Deployment made)
    {
        var clientId = $"[reference('{made.Identity.Id}', '2024-11-30').clientId]";
        made.App.Says("identity.type", "UserAssigned");
        Assert.Equal(
            [made.Identity.Id],
            made.App.Part("identity.userAssignedIdentities")!.AsObject().Select(i => i.Key)
        );
        var connections = made.Settings.Where(s => s.Key.EndsWith("__credential", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(connections);
        Assert.All(connections, c =>
        {
            Assert.Equal("managedidentity", c.Value);
            var connection = c.Key[..^"__credential".Length];
            Assert.Equal(clientId, made.Settings.GetValueOrDefault($"{connection}__clientId"));
            Assert.Equal(made.HostAccount.Name, made.Settings.GetValueOrDefault($"{connection}__accountName"));
        });
        Assert.Equal(clientId, made.Settings.GetValueOrDefault("AZURE_CLIENT_ID"));
        Assert.Equal(clientId, made.Settings.GetValueOrDefault("OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"));
        Assert.DoesNotContain("AzureWebJobsStorage", made.Settings.Keys);
    }

    private static string RoleOf(Resource assignment)
    {
        var id = assignment["properties.roleDefinitionId"]!.Split('/')[^1];
        return BuiltInRoles.GetValueOrDefault(id, $"a role this test does not know, {id}");
    }

    /// <summary>As infra/README.md calls it.</summary>
    private static string PlaceOf(Deployment made, string id) =>
        new Dictionary<string, string>
        {
            [made.HostAccount.Id] = "host account",
            [made.DataAccount.Id] = "data account",
            [made.One("Microsoft.Insights/components").Id] = "Application Insights",
            [made.One("Microsoft.KeyVault/vaults").Id] = "the vault, where there is one",
        }.GetValueOrDefault(id, id);

    /// <summary>What Azure puts in place of an expression, as far as the app reads it.</summary>
    private static string OnAzure(string value) =>
        value switch
        {
            ['[', ..] => "https://known.only.to.azure",
            _ when value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal) => "a secret of the vault",
            _ => value,
        };
}
