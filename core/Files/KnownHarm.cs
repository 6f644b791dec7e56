using System.Text;

namespace PlanMonitor.Core.Files;

/// <summary>
/// The one signature that is known without a scanner: the test file of EICAR (eicar.org), with which an office sees whether its files are looked at. The rest is a
/// scanner's (<see cref="VirusScan"/>).
/// </summary>
public static class KnownHarm
{
    public const string Name = "EICAR-Test-File";

    /// <summary>Put together here, so that no scanner takes this program for it.</summary>
    private static readonly byte[] Signature = Encoding.ASCII.GetBytes(
        "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    );

    public static bool IsIn(Stream content)
    {
        var buffer = new byte[64 * 1024];
        var kept = 0;
        for (int read; (read = content.Read(buffer, kept, buffer.Length - kept)) > 0; )
        {
            var whole = buffer.AsSpan(0, kept + read);
            if (whole.IndexOf(Signature) >= 0)
                return true;
            // It may begin at the end of a piece.
            kept = Math.Min(whole.Length, Signature.Length - 1);
            whole[^kept..].CopyTo(buffer);
        }
        return false;
    }
}

/// <summary>Asks a scanner what is in a file: the name of what it found; null: nothing.</summary>
/// <exception cref="ScannerAwayException">It does not answer, or not so that it can be understood.</exception>
public delegate Task<string?> VirusScan(Stream content, CancellationToken cancel);

/// <summary>The scanner does not answer: nothing is known of the file.</summary>
public sealed class ScannerAwayException(string message, Exception? inner = null) : Exception(message, inner);
