using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PlanMonitor.Tests.Channels;

/// <summary>A ClamAV daemon as its manual describes it, on this machine: it finds what it is told to, and remembers what it was sent.</summary>
internal sealed class Clamd : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public Clamd()
    {
        listener.Start();
        Address = new($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = Serve();
    }

    public Uri Address { get; }

    /// <summary>What it answers for a content; null: it hangs up.</summary>
    public Func<byte[], string?> Says { get; set; } = _ => "stream: OK";

    public List<byte[]> Sent { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await Answer(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // It was stopped.
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        var command = new List<byte>();
        for (int b; (b = stream.ReadByte()) > 0; )
            command.Add((byte)b);
        var answer = Encoding.ASCII.GetString([.. command]) == "zPING" ? "PONG" : Says(await Content(stream));
        if (answer is not null)
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\0"));
    }

    private async Task<byte[]> Content(NetworkStream stream)
    {
        var (length, content) = (new byte[4], new MemoryStream());
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size == 0)
                break;
            var piece = new byte[size];
            await stream.ReadExactlyAsync(piece);
            content.Write(piece);
        }
        Sent.Add(content.ToArray());
        return content.ToArray();
    }
}
