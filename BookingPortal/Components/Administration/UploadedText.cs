using System.Text;
using Microsoft.AspNetCore.Components.Forms;

namespace BookingPortal.Components.Administration;

/// <summary>Reads a file that somebody chose, as text, up to a size.</summary>
internal static class UploadedText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null where the file is larger, or not UTF-8.</returns>
    internal static async Task<string?> ReadAsync(IBrowserFile file, int mostBytes)
    {
        if (file.Size > mostBytes)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await using (var upload = file.OpenReadStream(mostBytes))
        {
            await upload.CopyToAsync(bytes);
        }

        try
        {
            return Strict.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
