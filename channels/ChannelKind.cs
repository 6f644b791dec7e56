namespace PlanMonitor.Channels;

/// <summary>One channel: its settings, and what sends over it where they are set. What it writes to its notifier says.</summary>
public abstract class ChannelKind
{
    /// <summary>Every setting by its name; a host shows them, deploys them, and reads nothing else.</summary>
    public abstract IReadOnlyList<ChannelSetting> Settings { get; }

    /// <summary>Null: it is not set.</summary>
    /// <exception cref="ChannelSettingException">A setting that cannot be meant; says which.</exception>
    public abstract ChannelOptions? Read(SettingValues values);

    /// <summary>Null: these are the options of another channel.</summary>
    public abstract INotifier? Open(ChannelOptions options);
}

/// <typeparam name="TOptions">What is set of it.</typeparam>
public abstract class ChannelKind<TOptions> : ChannelKind
    where TOptions : ChannelOptions
{
    protected abstract INotifier Open(TOptions options);

    public sealed override INotifier? Open(ChannelOptions options) => options is TOptions own ? Open(own) : null;
}

/// <summary>What is set of a channel.</summary>
public abstract record ChannelOptions;

/// <param name="Name">As environment variables ':' is written '__'.</param>
public sealed record ChannelSetting(string Name, string Default, string Meaning);

/// <summary>The values of settings by their names; blank is not set.</summary>
public sealed class SettingValues(Func<string, string?> valueOf)
{
    public static readonly ChannelSetting Pages = new(
        "PlanMonitor:PublicAddress",
        "",
        "Address of the pages, for links in letters; empty: letters have none"
    );

    public string? this[string name]
    {
        get
        {
            var value = valueOf(name)?.Trim();
            // Azure leaves the reference standing where the vault does not give the secret; it must not be taken for one.
            if (value?.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal) == true)
                throw new ChannelSettingException(name, "refers to a key vault, which did not give the secret");
            return string.IsNullOrEmpty(value) ? null : value;
        }
    }

    /// <summary>Address of the pages; null: letters have no links.</summary>
    /// <exception cref="ChannelSettingException">It is no address.</exception>
    public Uri? PagesAddress()
    {
        if (this[Pages.Name] is not { } address)
            return null;
        var isAddress = Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri);
        return isAddress && (uri!.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri
            : throw new ChannelSettingException(
                Pages.Name,
                "is the address of the pages, e.g. https://kehoach.example.vn"
            );
    }

    /// <summary>https, http only to this machine, and nothing secret in it; null: not set.</summary>
    public Uri? GatewayAt(string name)
    {
        if (this[name] is not { } text)
            return null;
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0;
        var isSafe = uri?.Scheme == Uri.UriSchemeHttps || (uri?.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
        if (isAddress && isSafe)
            return uri;
        throw new ChannelSettingException(
            name,
            "is an https address (http only to this machine), without a name or a password in it"
        );
    }

    /// <exception cref="ChannelSettingException">It is shorter, or not set.</exception>
    public string SecretAt(string name, int shortest) =>
        this[name] is { } secret && secret.Length >= shortest
            ? secret
            : throw new ChannelSettingException(name, $"has at least {shortest} characters");
}

/// <summary>A setting that cannot be meant. Never says its value: it may be a secret.</summary>
public sealed class ChannelSettingException(string name, string sentence)
    : Exception($"The setting {name.Replace(":", "__", StringComparison.Ordinal)} {sentence}.");
