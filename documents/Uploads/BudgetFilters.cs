using System.IO.Compression;
using PlanMonitor.Core.Files;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace PlanMonitor.Documents.Uploads;

/// <summary>The library's filters; how large a packed stream would become is measured before it is unpacked into memory.</summary>
internal sealed class BudgetFilters(ReadBudget budget) : IFilterProvider
{
    private readonly IFilterProvider filters = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Within(filters.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Within(filters.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Within(filters.GetAllFilters());

    private IReadOnlyList<IFilter> Within(IReadOnlyList<IFilter> found) =>
        [.. found.Select(f => new BudgetFilter(f, budget))];

    private sealed class BudgetFilter(IFilter filter, ReadBudget budget) : IFilter
    {
        /// <summary>Of the other filters none makes a thousand times as much of anything.</summary>
        private const int MostOfOther = 1024 * 1024;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken dictionary,
            IFilterProvider provider,
            int filterIndex
        )
        {
            budget.Ask();
            if (filter is FlateFilter)
                Measure(input);
            else
                budget.AskUnpacked(input.Length > MostOfOther ? long.MaxValue : input.Length);
            return filter.Decode(input, dictionary, provider, filterIndex);
        }

        private void Measure(Memory<byte> input)
        {
            using var packed = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
            var chunk = new byte[64 * 1024];
            var total = 0L;
            try
            {
                for (int read; (read = packed.Read(chunk)) > 0; )
                {
                    budget.AskUnpacked(total += read);
                    budget.Ask();
                }
            }
            catch (InvalidDataException)
            {
                // Damaged: the filter says so itself, at the same place.
            }
        }
    }
}
