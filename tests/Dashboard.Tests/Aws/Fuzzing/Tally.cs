namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>What became of the bodies tried.</summary>
internal sealed class Tally
{
    private double _mostPerByte;

    public long Valid { get; private set; }
    public long DamagedAndRead { get; private set; }
    public long Refused { get; private set; }
    /// <summary>Refused for what stands behind the first item.</summary>
    public long RefusedDeep { get; private set; }

    public long Total => Valid + DamagedAndRead + Refused;

    /// <summary>Of damaged bodies, the share that was read nevertheless.</summary>
    public double ReadShare => DamagedAndRead / (double)(DamagedAndRead + Refused);
    public double DeepShare => RefusedDeep / (double)Math.Max(1, Refused);

    public void Add(bool isValid, bool isRead, bool isDeep, double allocatedPerByte)
    {
        if (isValid) Valid++;
        else if (isRead) DamagedAndRead++;
        else Refused++;
        if (!isValid && !isRead && isDeep) RefusedDeep++;
        _mostPerByte = Math.Max(_mostPerByte, allocatedPerByte);
    }

    public override string ToString() =>
        $"{Total,9:N0} bodies: {Valid,7:N0} valid, {DamagedAndRead,7:N0} damaged and read ({ReadShare:P0}), {Refused,7:N0} refused, {DeepShare:P0} of them behind the first item; at most {Math.Max(0, _mostPerByte):F1} bytes allocated per byte";
}
