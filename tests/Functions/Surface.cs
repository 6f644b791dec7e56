using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PlanMonitor.Tests.Functions;

/// <summary>What a caller sees of a type, one line a member: names, types with nullability, defaults, static or abstract, where an attribute may stand.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<string> Of(Type type)
    {
        var name = NameOf(type);
        yield return $"{name} : {KindOf(type)}";
        if (type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage)
            yield return $"{name} : for {usage.ValidOn}";
        if (type.IsEnum)
        {
            foreach (var value in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                yield return $"{name}.{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}{Obsolete(value)}";
            yield break;
        }
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            yield return $"{name} : is {NameOf(parent)}";
        foreach (var constructor in type.GetConstructors(Declared).Where(c => !c.IsStatic && Seen(c)))
            yield return $"{name}.{Modifiers(constructor)}new({Parameters(constructor)})";
        foreach (var property in type.GetProperties(Declared).Where(p => !Synthesized(p) && p.GetAccessors(true).Any(Seen)))
            yield return PropertyOf(name, property);
        foreach (var method in type.GetMethods(Declared).Where(m => Seen(m) && !Synthesized(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))))
            yield return $"{name}.{Modifiers(method)}{method.Name}{Generic(method)}({Parameters(method)}) : {Written(new NullabilityInfoContext().Create(method.ReturnParameter))}{Obsolete(method)}";
    }

    private static string PropertyOf(string type, PropertyInfo property)
    {
        var (get, set) = (property.GetMethod is { } g && Seen(g), property.SetMethod is { } s && Seen(s));
        var init = set && property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        var index = property.GetIndexParameters() is [var first, ..] ? $"[{first.ParameterType.Name}]" : "";
        return $"{type}.{Modifiers(property.GetAccessors(true).First(Seen))}{property.Name}{index} : {Written(new NullabilityInfoContext().Create(property))}"
            + $" {{{(get ? " get" : "")}{(set ? init ? " init" : " set" : "")} }}{Obsolete(property)}";
    }

    private static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => type.IsDefined(typeof(FlagsAttribute), false) ? "flags" : "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    /// <summary>By somebody outside of the assembly.</summary>
    private static bool Seen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>Written by the compiler for every record.</summary>
    private static bool Synthesized(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), false) || member.Name == "EqualityContract";

    private static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true } => method.DeclaringType!.IsInterface ? "" : "abstract ",
            _ => "",
        };

    private static string Generic(MethodInfo method) => method.IsGenericMethodDefinition
        ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => $"{a.Name}{string.Concat(a.GetGenericParameterConstraints().Select(c => $" : {NameOf(c)}"))}"))}>"
        : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        (p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : p.IsOut ? "out " : "") + Written(new NullabilityInfoContext().Create(p)) + $" {p.Name}" + Default(p)));

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "" : " = " + parameter.DefaultValue switch
    {
        null => "default",
        false => "false",
        true => "true",
        var value => Convert.ToString(value is Enum e ? Convert.ToInt64(e, CultureInfo.InvariantCulture) : value, CultureInfo.InvariantCulture),
    };

    private static string Obsolete(MemberInfo member) => member.IsDefined(typeof(ObsoleteAttribute)) ? " (obsolete)" : "";

    private static string Written(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = info.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (info.ElementType is { } element)
            return $"{Written(element)}[]{mark}";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{NameOf(underlying)}?";
        return type.IsGenericType ? $"{NameOf(type).Split('<')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Written))}>{mark}" : NameOf(type) + mark;
    }

    private static string NameOf(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        var full = (type.IsNested ? $"{NameOf(type.DeclaringType!)}.{type.Name}" : $"{type.Namespace}.{type.Name}").Split('`')[0];
        return type.IsGenericType ? $"{full}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : full;
    }
}
