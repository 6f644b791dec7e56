using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace PlanMonitor.Channels.Clamd;

/// <summary>
/// Asks a ClamAV daemon over TCP what is in a file (clamd(8), INSTREAM: pieces with their lengths before them, a length of zero at the end). The daemon's own limit
/// (StreamMaxLength) must reach the largest file.
/// </summary>
public sealed class ClamdScanner(Uri address, TimeSpan? patience = null)
{
    private const int Piece = 64 * 1024;
    private const int LongestAnswer = 4096;

    public static readonly ChannelSetting Setting = new(
        "PlanMonitor:Scanner",
        "",
        "Address of a ClamAV daemon that looks into every file, tcp://host:3310; empty: none"
    );

    private readonly TimeSpan patience = patience ?? TimeSpan.FromSeconds(60);

    /// <summary>Null: it is not set.</summary>
    /// <exception cref="ChannelSettingException">It is no such address.</exception>
    public static ClamdScanner? Read(Func<string, string?> valueOf)
    {
        if (new SettingValues(valueOf)[Setting.Name] is not { } text)
            return null;
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "tcp" && uri.Port > 0;
        return isAddress
            ? new(uri!)
            : throw new ChannelSettingException(
                Setting.Name,
                "is the address of a ClamAV daemon, e.g. tcp://10.0.0.5:3310"
            );
    }

    /// <inheritdoc cref="VirusScan"/>
    public async Task<string?> Scan(Stream content, CancellationToken cancel)
    {
        var answer = await Ask("zINSTREAM\0", stream => Send(content, stream, cancel), cancel);
        if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
            return answer["stream: ".Length..^" FOUND".Length];
        return answer == "stream: OK" ? null : throw new ScannerAwayException($"The scanner says: {answer}");
    }

    /// <exception cref="ScannerAwayException">It does not answer.</exception>
    public async Task Check(CancellationToken cancel)
    {
        var answer = await Ask("zPING\0", _ => Task.CompletedTask, cancel);
        if (answer != "PONG")
            throw new ScannerAwayException($"The scanner says: {answer}");
    }

    private async Task<string> Ask(string command, Func<NetworkStream, Task> more, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, stop.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command), stop.Token);
            await more(stream).WaitAsync(stop.Token);
            return await Answer(stream, stop.Token);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw new ScannerAwayException("The scanner does not answer.", e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new ScannerAwayException("The scanner takes too long.", e);
        }
    }

    private static async Task Send(Stream content, NetworkStream stream, CancellationToken cancel)
    {
        var (length, piece) = (new byte[4], new byte[Piece]);
        for (int read; (read = await content.ReadAsync(piece, cancel)) > 0; )
        {
            BinaryPrimitives.WriteInt32BigEndian(length, read);
            await stream.WriteAsync(length, cancel);
            await stream.WriteAsync(piece.AsMemory(0, read), cancel);
        }
        await stream.WriteAsync(new byte[4], cancel);
    }

    /// <summary>Up to its NUL.</summary>
    private static async Task<string> Answer(NetworkStream stream, CancellationToken cancel)
    {
        var bytes = new byte[LongestAnswer];
        var length = 0;
        while (length < bytes.Length)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(length), cancel);
            length += read;
            if (read == 0 || bytes.AsSpan(0, length).Contains((byte)0))
                break;
        }
        return Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\0', '\n', '\r').Trim();
    }
}
