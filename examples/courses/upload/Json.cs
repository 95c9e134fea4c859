using System.Globalization;
using System.Text.Json;

namespace Upload;

/// <summary>JSON whose fields are known: one that is not, or has another kind of value, is refused.</summary>
internal static class Json
{
    public static JsonElement Object(byte[] file, string system)
    {
        try
        {
            var value = JsonDocument.Parse(file).RootElement;
            return value.ValueKind == JsonValueKind.Object ? value : throw new RefusedException($"{system}: the file is no object.");
        }
        catch (JsonException e)
        {
            throw new RefusedException($"{system}: the file is no JSON. {e.Message}");
        }
    }

    public static void Check(JsonElement value, Dictionary<string, Func<JsonElement, bool>> fields, string system)
    {
        foreach (var field in value.EnumerateObject())
        {
            if (!fields.TryGetValue(field.Name, out var fits)) throw new RefusedException($"{system}: it knows no field \"{field.Name}\".");
            if (!fits(field.Value)) throw new RefusedException($"{system}: \"{field.Name}\" can't be {field.Value.GetRawText()}.");
        }
    }

    public static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
