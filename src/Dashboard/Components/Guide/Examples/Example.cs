namespace Dashboard.Components.Guide.Examples;

/// <summary>A piece of configuration or code to copy.</summary>
/// <param name="Language">As a reader calls it: JSON, CloudFormation, Python.</param>
public sealed record Example(string Title, string Language, string Text);
