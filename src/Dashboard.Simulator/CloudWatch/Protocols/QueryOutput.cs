using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Protocols;

/// <summary>awsQuery's XML: the result inside OperationResponse/OperationResult, list items as member, maps as entry/key/value.</summary>
internal sealed class QueryOutput : Output
{
    private const string Namespace = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    private static readonly SearchValues<char> WholeNumber = SearchValues.Create("-0123456789");

    private readonly MemoryStream _bytes = new();
    private readonly XmlWriter _writer;
    private readonly string _operation, _requestId;
    private string _name;
    private bool _isResultOpen;
    private readonly Stack<string> _open = new();

    public QueryOutput(string operation, string requestId)
    {
        (_operation, _requestId, _name) = (operation, requestId, operation + "Result");
        _writer = XmlWriter.Create(_bytes, new() { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        _writer.WriteStartElement(operation + "Response", Namespace);
    }

    /// <summary>The result element is left out where an operation returns nothing.</summary>
    public override Output Member(string name)
    {
        if (!_isResultOpen)
        {
            _isResultOpen = true;
            _writer.WriteStartElement(_operation + "Result", Namespace);
        }
        _name = name;
        return this;
    }

    public override void Text(string value) => _writer.WriteElementString(_name, Namespace, value);
    public override void Integer(int value) => Text(value.ToString(CultureInfo.InvariantCulture));
    public override void Flag(bool value) => Text(value ? "true" : "false");
    public override void Time(long seconds) => Text(DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>With a decimal point, as Java writes it.</summary>
    public override void Number(double value)
    {
        var text = double.IsPositiveInfinity(value) ? "Infinity" : double.IsNegativeInfinity(value) ? "-Infinity" : value.ToString("R", CultureInfo.InvariantCulture);
        Text(text.AsSpan().IndexOfAnyExcept(WholeNumber) < 0 ? text + ".0" : text);
    }

    public override void StartStructure() => Open("");
    public override void EndStructure() => Close();
    public override void StartList() => Open("member");
    public override void EndList() => Close();

    public override void Map(IEnumerable<KeyValuePair<string, double>> entries)
    {
        Open("entry");
        foreach (var (key, value) in entries)
        {
            Open("");
            Member("key").Text(key);
            Member("value").Number(value);
            Close();
        }
        Close();
    }

    public override WireResponse Finish()
    {
        if (_isResultOpen) _writer.WriteEndElement();
        if (_requestId.Length > 0)
        {
            _writer.WriteStartElement("ResponseMetadata", Namespace);
            _writer.WriteElementString("RequestId", Namespace, _requestId);
            _writer.WriteEndElement();
        }
        _writer.WriteEndElement();
        _writer.Flush();
        return new(200, "text/xml", _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length));
    }

    public override void Dispose()
    {
        _writer.Dispose();
        _bytes.Dispose();
    }

    /// <param name="itemName">What the elements inside are called where nobody names them.</param>
    private void Open(string itemName)
    {
        _writer.WriteStartElement(_name, Namespace);
        _open.Push(_name);
        _name = itemName;
    }

    private void Close()
    {
        _writer.WriteEndElement();
        _name = _open.Pop();
    }
}
