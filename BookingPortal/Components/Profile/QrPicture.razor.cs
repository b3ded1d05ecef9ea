using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace BookingPortal.Components.Profile;

public sealed partial class QrPicture
{
    private IReadOnlyList<System.Collections.BitArray> _rows = [];

    /// <summary>What the picture holds.</summary>
    [Parameter, EditorRequired] public required string Content { get; set; }

    /// <summary>What it is, for those who do not see it.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    private int Size => _rows.Count;

    private string Path
    {
        get
        {
            var path = new StringBuilder();
            for (var y = 0; y < _rows.Count; y++)
            {
                for (var x = 0; x < _rows[y].Length; x++)
                {
                    if (_rows[y][x])
                    {
                        path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                    }
                }
            }

            return path.ToString();
        }
    }

    protected override void OnParametersSet()
    {
        // The margin that readers need is part of the matrix.
        using var code = QRCodeGenerator.GenerateQrCode(Content, QRCodeGenerator.ECCLevel.M);
        _rows = [.. code.ModuleMatrix];
    }
}
