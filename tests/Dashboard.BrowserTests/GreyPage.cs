using System.Globalization;
using System.Text;

namespace Dashboard.BrowserTests;

/// <summary>A page as it is drawn.</summary>
internal sealed class GreyPage(int width, int height, byte[] levels)
{
    public int Width => width;
    public int Height => height;

    /// <summary>0 for black, 255 for white.</summary>
    public byte this[int x, int y] => levels[y * width + x];

    public double Mean => levels.Average(level => level);

    /// <summary>Reads a binary PGM: "P5", width, height and the greatest level, then a byte for each pixel.</summary>
    public static GreyPage Read(byte[] pgm)
    {
        var fields = new List<string>();
        var at = 0;
        while (fields.Count < 4)
        {
            var end = Array.FindIndex(pgm, at, letter => letter is (byte)' ' or (byte)'\n');
            fields.Add(Encoding.ASCII.GetString(pgm, at, end - at));
            at = end + 1;
        }
        Assert.Equal(("P5", "255"), (fields[0], fields[3]));
        return new(int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture), pgm[at..]);
    }
}
