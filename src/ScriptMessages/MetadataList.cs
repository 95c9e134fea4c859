using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ScriptMessages;

/// <summary>
/// The allow-list over emitted code, read from its metadata: what a script may refer to outside itself, and what may be declared in it. It
/// does not depend on any reading of the source, so it also sees the calls that a compiler makes by itself. Checked where the code is
/// compiled and again where it is run.
/// </summary>
public static class MetadataList
{
    /// <summary>The assembly that the guard is in.</summary>
    public const string GuardAssembly = "script-host";

    private const string CoreLibrary = "System.Private.CoreLib";

    // What a script of the compiler's own making needs, and no more: every type with its members.
    private static readonly FrozenDictionary<string, FrozenSet<string>> Members = new Dictionary<string, string>
    {
        ["System.Object"] = ".ctor",
        ["System.ValueType"] = "",
        ["System.Array"] = "get_Length GetLength get_Rank",
        ["System.Double"] = "IsNaN IsInfinity IsFinite",
        ["System.Exception"] = ".ctor",
        ["System.ArgumentException"] = ".ctor",
        ["System.InvalidOperationException"] = ".ctor",
        ["System.Func`1"] = ".ctor Invoke",
        ["System.Func`2"] = ".ctor Invoke",
        ["System.Func`3"] = ".ctor Invoke",
        ["System.Func`4"] = ".ctor Invoke",
        ["System.Func`5"] = ".ctor Invoke",
        ["System.Action"] = ".ctor Invoke",
        ["System.Action`1"] = ".ctor Invoke",
        ["System.Action`2"] = ".ctor Invoke",
        ["System.Action`3"] = ".ctor Invoke",
        ["System.Action`4"] = ".ctor Invoke",
        ["System.ValueTuple`2"] = ".ctor Item1 Item2",
        ["System.ValueTuple`3"] = ".ctor Item1 Item2 Item3",
        ["System.ValueTuple`4"] = ".ctor Item1 Item2 Item3 Item4",
        ["System.RuntimeFieldHandle"] = "",
        ["System.Threading.Tasks.Task`1"] = "",
        ["System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1"] = "Create Start get_Task SetResult SetException SetStateMachine",
        ["System.Runtime.CompilerServices.IAsyncStateMachine"] = "MoveNext SetStateMachine",
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = "InitializeArray",
        ["System.Runtime.CompilerServices.SwitchExpressionException"] = ".ctor",
        ["System.Runtime.CompilerServices.CompilerGeneratedAttribute"] = ".ctor",
        ["System.Runtime.CompilerServices.CompilationRelaxationsAttribute"] = ".ctor",
        ["System.Runtime.CompilerServices.RuntimeCompatibilityAttribute"] = ".ctor set_WrapNonExceptionThrows",
        ["System.Runtime.CompilerServices.AsyncStateMachineAttribute"] = ".ctor",
        ["System.Runtime.CompilerServices.TupleElementNamesAttribute"] = ".ctor",
        ["System.Diagnostics.DebuggableAttribute"] = ".ctor",
        ["System.Diagnostics.DebuggableAttribute.DebuggingModes"] = "",
        ["System.Diagnostics.DebuggerHiddenAttribute"] = ".ctor",
        // as types only: their members are those of the guard's own
        ["System.Collections.IEnumerable"] = "",
        ["System.Collections.Generic.IEnumerable`1"] = "",
        ["ScriptHost.Guard"] = "Step Enter New Counted Clone Real Whole Rounded",
        ["ScriptHost.Offered.Math"] =
            "Abs Acos Asin Atan Atan2 Cbrt Ceiling Clamp Cos Cosh Exp Floor Log Log10 Log2 Max Min Pow Round Sign Sin Sinh Sqrt Tan Tanh "
            + "Truncate",
        ["ScriptHost.Offered.Console"] = "Write WriteLine",
        ["ScriptHost.Offered.List`1"] =
            ".ctor Add AddRange Clear Contains ForEach IndexOf Insert RemoveAt Reverse ToArray get_Count get_Item set_Item",
        ["ScriptHost.Offered.Enumerable"] =
            "Aggregate All Any Append Average Concat Contains Count ElementAt Empty First Last Max Min OrderBy OrderByDescending Prepend Range "
            + "Repeat Reverse Select SelectMany SequenceEqual Skip Sum Take ToArray ToList Where Zip",
    }.ToFrozenDictionary(row => row.Key, row => row.Value.Split(' ').ToFrozenSet());

    /// <summary>The types of the list with their members, in order; approved in the tests.</summary>
    public static IEnumerable<string> Rows =>
        Members.OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => $"{row.Key}: {string.Join(' ', row.Value.Order(StringComparer.Ordinal))}");

    /// <summary>What in the assembly is not on the list, in a few words; null for an assembly that may run.</summary>
    public static string? Check(byte[] image)
    {
        try
        {
            using var file = new PEReader(new MemoryStream(image, writable: false));
            return file.PEHeaders.CorHeader?.Flags is not CorFlags.ILOnly ? "flags" : Check(file.GetMetadataReader(), file);
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return "not an assembly";
        }
    }

    private static string? Check(MetadataReader metadata, PEReader file)
    {
        foreach (var table in new[] { TableIndex.ModuleRef, TableIndex.ImplMap, TableIndex.ManifestResource, TableIndex.ExportedType,
            TableIndex.File, TableIndex.GenericParam, TableIndex.DeclSecurity, TableIndex.FieldMarshal, TableIndex.FieldLayout,
            TableIndex.Event })
            if (metadata.GetTableRowCount(table) > 0) return $"table {table}";
        foreach (var handle in metadata.AssemblyReferences)
            if (metadata.GetString(metadata.GetAssemblyReference(handle).Name) is not (CoreLibrary or GuardAssembly) and var assembly)
                return assembly;
        foreach (var handle in metadata.TypeReferences)
            if (!Members.ContainsKey(NameOf(metadata, handle)) && !IsPrimitive(metadata, handle)) return NameOf(metadata, handle);
        foreach (var handle in metadata.MemberReferences)
            if (Check(metadata, metadata.GetMemberReference(handle)) is { } member) return member;
        foreach (var handle in metadata.TypeDefinitions)
            if (Check(metadata, file, metadata.GetTypeDefinition(handle)) is { } declared) return declared;
        return null;
    }

    private static string? Check(MetadataReader metadata, MemberReference member)
    {
        var name = metadata.GetString(member.Name);
        switch (member.Parent.Kind)
        {
            case HandleKind.TypeReference:
                var type = NameOf(metadata, (TypeReferenceHandle)member.Parent);
                return Members.TryGetValue(type, out var names) && names.Contains(name) ? null : $"{type}.{name}";
            case HandleKind.TypeSpecification:
                var specification = metadata.GetTypeSpecification((TypeSpecificationHandle)member.Parent);
                var generic = GenericOf(metadata, metadata.GetBlobReader(specification.Signature));
                // double[,] has a constructor and accessors of its own
                if (generic is "array") return name is ".ctor" or "Get" or "Set" or "Address" ? null : $"array.{name}";
                return generic is not null && Members.TryGetValue(generic, out var those) && those.Contains(name)
                    ? null
                    : $"{generic}.{name}";
            default:
                return name;
        }
    }

    private static string? GenericOf(MetadataReader metadata, BlobReader signature)
    {
        var code = signature.ReadSignatureTypeCode();
        if (code is SignatureTypeCode.Array) return "array";
        if (code is not SignatureTypeCode.GenericTypeInstance) return null;
        _ = signature.ReadByte(); // class or value type
        return signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } handle
            ? NameOf(metadata, (TypeReferenceHandle)handle)
            : null;
    }

    private static string? Check(MetadataReader metadata, PEReader file, TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        var isCompilers = name == "<>c" || name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
            || name.StartsWith("__StaticArrayInitTypeSize", StringComparison.Ordinal);
        if ((type.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout && !isCompilers) return $"layout of {name}";
        foreach (var handle in type.GetFields())
            if (!isCompilers && Check(metadata, metadata.GetFieldDefinition(handle)) is { } field) return field;
        foreach (var handle in type.GetMethods())
            if (Check(metadata, file, metadata.GetMethodDefinition(handle), isCompilers) is { } method) return method;
        return null;
    }

    private static string? Check(MetadataReader metadata, FieldDefinition field) =>
        field.Attributes.HasFlag(FieldAttributes.Static) && !field.Attributes.HasFlag(FieldAttributes.Literal)
            ? $"static field {metadata.GetString(field.Name)}"
            : null;

    private static string? Check(MetadataReader metadata, PEReader file, MethodDefinition method, bool isCompilers)
    {
        var called = metadata.GetString(method.Name);
        if (called == ".cctor" && !isCompilers || called == "Finalize") return called;
        if (method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
            || (method.ImplAttributes & ~MethodImplAttributes.NoInlining) != MethodImplAttributes.IL) return $"{called}: implementation";
        if (metadata.GetBlobReader(method.Signature).ReadSignatureHeader().CallingConvention != SignatureCallingConvention.Default)
            return $"{called}: call";
        // Only the frame that the compiler puts around a script's top level catches, to hand the exception on.
        return called != "MoveNext" && Catches(file, method) ? $"{called}: handler" : null;
    }

    private static bool Catches(PEReader file, MethodDefinition method) =>
        method.RelativeVirtualAddress != 0 && file.GetMethodBody(method.RelativeVirtualAddress).ExceptionRegions.Length > 0;

    // Numbers, bool, string and the base types have no members on the list and need none.
    private static bool IsPrimitive(MetadataReader metadata, TypeReferenceHandle handle) =>
        NameOf(metadata, handle) is "System.Boolean" or "System.Char" or "System.SByte" or "System.Byte" or "System.Int16"
            or "System.UInt16" or "System.Int32" or "System.UInt32"
            or "System.Int64" or "System.UInt64" or "System.Single" or "System.String" or "System.Void";

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
