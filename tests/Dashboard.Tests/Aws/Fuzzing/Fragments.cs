using System.Text;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Pieces of an encoding that do harm where they are put in: claims of absurd length, ends without a beginning, openings without end.</summary>
internal static class Fragments
{
    public static readonly byte[][] Cbor =
    [
        [0xff], [0x9f], [0xbf], [0x7f], [0x5f], [0x9f, 0xff], [0xbf, 0xff], [0x7f, 0xff], [0x5f, 0xff], [0x7f, 0x7f, 0xff, 0xff], [0x7f, 0x41, 0x61, 0xff], [0x7f, 0x62, 0xc3, 0x28, 0xff], [0xbf, 0x61, 0x61, 0xff],
        [0x9b, 0, 0, 0, 1, 0, 0, 0, 0], [0x9b, 255, 255, 255, 255, 255, 255, 255, 255], [0xbb, 0x7f, 255, 255, 255, 255, 255, 255, 255], [0x7b, 0x80, 0, 0, 0, 0, 0, 0, 0], [0x5b, 0, 0, 0, 0, 0x7f, 255, 255, 255],
        [0x9a, 0x7f, 255, 255, 255], [0x9a, 255, 255, 255, 255], [0xba, 0x40, 0, 0, 0], [0x7a, 255, 255, 255, 255], [0x99, 0xff, 0xff], [0xb9, 0x01, 0], [0x98, 0x20], [0x78, 0x40],
        [0x1c], [0x3d], [0x5e], [0x7c], [0x9d], [0xbe], [0xdc], [0xfc], [0x1f], [0x3f], [0xdf], [0xf8, 0x20], [0xf8, 0x14], [0xe0], [0xf7], [0xf6], [0xc1], [0xc1, 0xc1], [0xd8, 0x01], [0xd9, 0xd9, 0xf7], [0xc2, 0x42, 1, 0],
        [0x1b, 255, 255, 255, 255, 255, 255, 255, 255], [0x3b, 255, 255, 255, 255, 255, 255, 255, 255], [0xf9, 0x7c, 0], [0xf9, 0x7e, 1], [0xfa, 0x7f, 0xc0, 0, 1], [0xfb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0], [0xfb, 0xff],
        [0xc1, 0xfb, 0x7f, 0xef, 255, 255, 255, 255, 255, 255], [0xc1, 0x3b, 0, 0, 0, 255, 0, 0, 0, 0], [0xc1, 0x61, 0x61], [.. Enumerable.Repeat((byte)0x81, 3000)], [.. Enumerable.Repeat((byte)0x9f, 70)],
        [.. Enumerable.Repeat((byte)0xc1, 70)], [.. Enumerable.Repeat((byte)0xa0, 200)], [.. "bNextToken"u8], [0x62, .. "Id"u8, 0x62, .. "q1"u8],
    ];

    public static readonly byte[][] Json =
    [.. new[]
    {
        "", ",", ":", "{", "}", "[", "]", "\"", "\\", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\ud83d\\ude00\"", "\"\\u00\"", "\"\\x\"", "\"\t\"", "1e999", "-1e999", "1e-999", "-", "-0", "01", "1.", ".5", "+1", "0x1", "NaN",
        "Infinity", "-Infinity", "\"NaN\"", "\"-Infinity\"", "nul", "tru", "null,null", "[null]", "{\"\\ud800\":1}", "\"\\ud800\":1,", "/*", "//", "\ufeff", "{}", "[]", "[[]]", "[{}]", "{\"a\"}", "{\"a\":1,}", "[1,]", "99999999999999999999999999",
        "2147483648", "1.0", "1e3", "9223372036854775808", "true", "\"2147483648\"", new string('[', 70), new string('[', 3000), new string('9', 400), "\"" + new string('a', 1000) + "\"", string.Concat(Enumerable.Repeat("{},", 100)),
        "\"Id\":\"q1\",", "\"\\u0049d\":\"\\u0071\\u0030\",",
    }.Select(Encoding.UTF8.GetBytes), [0xff], [0xc3], [(byte)'"', 0xed, 0xa0, 0x80, (byte)'"'], [(byte)'"', 0xc3, (byte)'"'], [0]];
}
