namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>A value to be drawn, for simulations and examples.</summary>
/// <param name="Victims">How many, where the field is of victims: seldom any.</param>
public sealed record Drawing(Form Form, Field Field, int Victims, Dice Dice);

/// <summary>Where chance comes from; it belongs to the hosts, so that a simulation can be repeated.</summary>
/// <param name="Next">A number from the first up to, and without, the second.</param>
/// <param name="NextLong">The same, of numbers that may be large.</param>
public sealed record Dice(Func<int, int, int> Next, Func<long, long, long> NextLong);
