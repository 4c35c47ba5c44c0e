namespace Dashboard.Aws.Cbor;

/// <summary>The top three bits of a CBOR item's first byte.</summary>
internal enum CborMajor { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple }
