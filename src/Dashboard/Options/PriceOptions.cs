using System.Globalization;
using Dashboard.Analysis.Model;

namespace Dashboard.Options;

/// <summary>Reads <c>Dashboard:Prices</c>: the list prices of the Region, or those of a contract.</summary>
public static class PriceOptions
{
    public static PriceTable Read(OptionsSection section)
    {
        var usual = PriceTable.Default;
        var prices = new PriceTable
        {
            PerMillionRequests = section.Amount(nameof(usual.PerMillionRequests), usual.PerMillionRequests),
            DurationPerGigabyteSecond = section.Amount(nameof(usual.DurationPerGigabyteSecond), usual.DurationPerGigabyteSecond),
            DurationPerGigabyteSecondArm = section.Amount(nameof(usual.DurationPerGigabyteSecondArm), usual.DurationPerGigabyteSecondArm),
            ProvisionedPerGigabyteSecond = section.Amount(nameof(usual.ProvisionedPerGigabyteSecond), usual.ProvisionedPerGigabyteSecond),
            ProvisionedPerGigabyteSecondArm = section.Amount(nameof(usual.ProvisionedPerGigabyteSecondArm), usual.ProvisionedPerGigabyteSecondArm),
            ProvisionedDurationPerGigabyteSecond = section.Amount(nameof(usual.ProvisionedDurationPerGigabyteSecond), usual.ProvisionedDurationPerGigabyteSecond),
            ProvisionedDurationPerGigabyteSecondArm = section.Amount(nameof(usual.ProvisionedDurationPerGigabyteSecondArm), usual.ProvisionedDurationPerGigabyteSecondArm),
            PerAlarmMonth = section.Amount(nameof(usual.PerAlarmMonth), usual.PerAlarmMonth),
            PerThousandMetrics = section.Amount(nameof(usual.PerThousandMetrics), usual.PerThousandMetrics),
            PerThousandRequests = section.Amount(nameof(usual.PerThousandRequests), usual.PerThousandRequests),
        };
        RequireLess(section, nameof(usual.ProvisionedDurationPerGigabyteSecond), prices.ProvisionedDurationPerGigabyteSecond, nameof(usual.DurationPerGigabyteSecond), prices.DurationPerGigabyteSecond);
        RequireLess(section, nameof(usual.ProvisionedDurationPerGigabyteSecondArm), prices.ProvisionedDurationPerGigabyteSecondArm, nameof(usual.DurationPerGigabyteSecondArm), prices.DurationPerGigabyteSecondArm);
        section.RefuseOtherKeys();
        return prices == usual ? usual : prices;
    }

    // Without this no use of provisioned concurrency would ever pay, and there would be no break-even to divide by.
    private static void RequireLess(OptionsSection section, string lesserKey, decimal lesser, string greaterKey, decimal greater)
    {
        if (lesser < greater) return;
        section.Refuse(
            lesserKey, string.Create(CultureInfo.InvariantCulture, $"is {lesser}, which is not below {greaterKey}, {greater}."),
            "Running on provisioned concurrency costs less a second than on demand: set both from one price list.");
    }
}
