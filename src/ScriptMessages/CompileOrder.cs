using System.Collections.Immutable;

namespace ScriptMessages;

/// <summary>What is to be compiled.</summary>
/// <param name="Other">A number that is to be another one; null for the script as it stands.</param>
public sealed record CompileOrder(Script Script, Gates Gates, CompileOrder.OtherNumber? Other = null)
{
    /// <param name="Place">Of the number: <see cref="Compiled.WrittenNumber"/>.</param>
    public readonly record struct OtherNumber(int Place, double Value);

    public void Write(BinaryWriter writer)
    {
        var (code, signature, isBody) = Script;
        writer.Write(code);
        writer.Write(isBody);
        writer.Write(signature.Name);
        writer.Write((byte)signature.Returns);
        writer.Write(signature.Parameters.Length);
        foreach (var (name, kind) in signature.Parameters)
        {
            writer.Write(name);
            writer.Write((byte)kind);
        }
        writer.Write(Gates.TextScan);
        writer.Write(Gates.SyntaxList);
        writer.Write(Gates.Steps);
        writer.Write(Other is not null);
        if (Other is not { } other) return;
        writer.Write(other.Place);
        writer.Write(other.Value);
    }

    public static CompileOrder Read(BinaryReader reader)
    {
        var (code, isBody, name, returns) = (reader.ReadString(), reader.ReadBoolean(), reader.ReadString(), (ValueKind)reader.ReadByte());
        var parameters = ImmutableArray.CreateBuilder<(string, ValueKind)>();
        for (var left = reader.ReadInt32(); left > 0; left--) parameters.Add((reader.ReadString(), (ValueKind)reader.ReadByte()));
        return new(new(code, new(name, returns, parameters.ToImmutable()), isBody),
            new(reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadBoolean()),
            reader.ReadBoolean() ? new(reader.ReadInt32(), reader.ReadDouble()) : null);
    }
}
