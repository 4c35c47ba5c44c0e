using System.Globalization;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>The constraints of the service model, refused in the words of AWS's request validation.</summary>
internal static class Constraint
{
    public static AwsErrorException Violated(string? value, string member, string rule) => new(400, "ValidationException",
        $"1 validation error detected: Value {(value is null ? "null" : $"'{value}'")} at '{member}' failed to satisfy constraint: Member must {rule}");

    public static T Required<T>(T? value, string member) where T : class => value ?? throw Violated(null, member, "not be null");

    public static int Required(int? value, string member) => value ?? throw Violated(null, member, "not be null");

    public static int AtLeast(int value, int minimum, string member) => value >= minimum ? value
        : throw Violated(value.ToString(CultureInfo.InvariantCulture), member, $"have value greater than or equal to {minimum}");

    public static int Within(int value, int minimum, int maximum, string member) => AtLeast(value, minimum, member) <= maximum ? value
        : throw Violated(value.ToString(CultureInfo.InvariantCulture), member, $"have value less than or equal to {maximum}");
}
