namespace PlanMonitor.Channels;

/// <summary>The channels of an installation, with the same names of settings on both hosts.</summary>
public sealed record ChannelSettings(IReadOnlyList<ChannelOptions> Channels)
{
    public static readonly ChannelSettings None = new([]);

    /// <summary>The list of all channels that there can be.</summary>
    public static IReadOnlyList<ChannelKind> Kinds { get; } =
    [new EmailChannel(), new WebhookChannel(), new SmsChannel()];

    /// <summary>Every setting, by its name.</summary>
    public static IEnumerable<ChannelSetting> Catalogue =>
        Kinds.SelectMany(k => k.Settings).Prepend(SettingValues.Pages);

    /// <param name="valueOf">The value of a setting by its name; null or blank: not set.</param>
    /// <exception cref="ChannelSettingException">A setting that cannot be meant; says which.</exception>
    public static ChannelSettings Read(Func<string, string?> valueOf)
    {
        var values = new SettingValues(valueOf);
        return new([.. Kinds.Select(k => k.Read(values)).OfType<ChannelOptions>()]);
    }

    /// <summary>What is set of one channel; null: nothing.</summary>
    public T? Of<T>()
        where T : ChannelOptions => Channels.OfType<T>().FirstOrDefault();

    public IEnumerable<INotifier> Notifiers() =>
        Channels.SelectMany(options => Kinds.Select(k => k.Open(options)).OfType<INotifier>());
}
