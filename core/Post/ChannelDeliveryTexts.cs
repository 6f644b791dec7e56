namespace PlanMonitor.Core.Post;

/// <summary>What became of a letter on a channel, in words. {0} the channel, {1} when, {2} the words of the other end.</summary>
public static class ChannelDeliveryTexts
{
    private static readonly Text Waiting = new("{0}: chờ gửi", "{0}: waiting to be sent");
    private static readonly Text Taken = new("{0}: đang gửi", "{0}: on its way");
    private static readonly Text Sent = new("{0}: đã gửi lúc {1}", "{0}: sent {1}");
    private static readonly Text SentDoubtful = new(
        "{0}: đã gửi lúc {1}; một lần gửi trước không rõ đã tới chưa, cùng mã thư nên hộp thư nhận ra là một",
        "{0}: sent {1}; an earlier attempt may have arrived as well, under the same Message-ID"
    );
    private static readonly Text PossiblySent = new(
        "{0}: có thể đã gửi lúc {1}, sẽ gửi lại với cùng mã thư",
        "{0}: possibly sent {1}; it will be sent again under the same Message-ID"
    );
    private static readonly Text Retrying = new(
        "{0}: chưa gửi được ({2}), sẽ thử lại",
        "{0}: not sent yet ({2}), will be tried again"
    );
    private static readonly Text Dead = new(
        "{0}: không gửi được sau nhiều lần thử ({2})",
        "{0}: given up after several attempts ({2})"
    );
    private static readonly Text Refused = new("{0}: bị từ chối ({2})", "{0}: refused ({2})");
    private static readonly Text Superseded = new(
        "{0}: không gửi, đã có thư mới hơn",
        "{0}: not sent, a newer letter took its place"
    );
    private static readonly Text Settled = new(
        "{0}: không gửi, đơn vị đã nộp hoặc hạn đã đổi trước giờ gửi",
        "{0}: not sent, submitted or changed before it was to leave"
    );
    private static readonly Text NotChosen = new(
        "{0}: không gửi, người nhận không dùng kênh này nữa",
        "{0}: not sent, the person does not use this channel any more"
    );

    private static readonly Text SharedAddress = new(
        "{0}: đã gửi chung một thư, vì hai tài khoản dùng một địa chỉ",
        "{0}: one letter for two accounts with one address"
    );

    /// <param name="channel">How the channel is called.</param>
    public static Text Of(ChannelDelivery delivery, Text channel)
    {
        var text = delivery.State switch
        {
            ChannelDeliveryState.Waiting => Waiting,
            ChannelDeliveryState.Taken => Taken,
            ChannelDeliveryState.Sent => delivery.Doubtful > 0 ? SentDoubtful : Sent,
            ChannelDeliveryState.PossiblySent => PossiblySent,
            ChannelDeliveryState.Retrying => Retrying,
            ChannelDeliveryState.Dead => Dead,
            ChannelDeliveryState.Refused => Refused,
            ChannelDeliveryState.Overtaken => delivery.Detail switch
            {
                PostTexts.Settled => Settled,
                PostTexts.NotChosen => NotChosen,
                PostTexts.SharedAddress => SharedAddress,
                _ => Superseded,
            },
        };
        var detail = delivery.Detail is PostTexts.NoChannel or null
            ? new Text("chưa có kênh này", "no such channel here")
            : new(delivery.Detail, delivery.Detail);
        var at = delivery.At is { } when ? VietnamTime.Show(when) : Text.Same("");
        return text.WithTexts(channel, at, detail);
    }
}
