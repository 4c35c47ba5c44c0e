using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;

namespace Dashboard.Analysis.Tests.Review;

public sealed class SettingsTests
{
    private static readonly FunctionConfiguration Listed = new()
    {
        Name = "f",
        Arn = "arn",
        LastModified = DateTimeOffset.UnixEpoch,
        Reserved = ReservedConcurrency.Of(50),
        Provisioned = [],
        MemoryMegabytes = 512,
    };

    private static readonly FunctionConfiguration Gone = Listed with { IsGone = true, Reserved = ReservedConcurrency.None };

    [Fact]
    public void A_function_that_is_gone_was_removed_and_none_of_its_settings_changed() =>
        Assert.Equal([new("f", 7, ChangedSetting.Existence, "present", null)], Changes(Known(Listed), Gone));

    [Fact]
    public void A_function_that_comes_back_was_created_anew() =>
        Assert.Equal([new("f", 7, ChangedSetting.Existence, null, "present")], Changes(Known(Listed, Gone), Listed));

    [Fact]
    public void A_function_nobody_knew_was_not_removed() => Assert.Empty(Changes(Known(Listed with { Name = "other" }), Gone));

    [Fact]
    public void What_is_not_known_any_more_has_not_changed() =>
        Assert.Empty(Changes(Known(Listed), Listed with { Reserved = ReservedConcurrency.Unknown, Provisioned = null, MemoryMegabytes = null }));

    [Fact]
    public void A_reservation_that_was_raised_is_one_change() =>
        Assert.Equal([new("f", 7, ChangedSetting.Reserved, "50", "80")], Changes(Known(Listed), Listed with { Reserved = ReservedConcurrency.Of(80) }));

    private static RecordedChange[] Changes(Dictionary<(string, ChangedSetting), string?> before, FunctionConfiguration now) =>
        [.. Settings.Between(before, Settings.Of(null, [now]), 7)];

    private static Dictionary<(string, ChangedSetting), string?> Known(params FunctionConfiguration[] oneAfterTheOther)
    {
        var known = new Dictionary<(string, ChangedSetting), string?>();
        foreach (var function in oneAfterTheOther)
            foreach (var setting in Settings.Of(null, [function])) known[(setting.Function, setting.Setting)] = setting.Value;
        return known;
    }
}
