namespace Dashboard.Components.Parts;

/// <summary>How much something asks for attention.</summary>
public enum Level { Unknown, Ok, Warning, Critical }
