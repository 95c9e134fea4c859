using System.Collections;

namespace ScriptHost.Offered;

/// <summary>A list as .NET has it, that charges for what it holds and for what it does with all of it.</summary>
public sealed class List<T> : IEnumerable<T>
{
    private T[] _elements = [];

    public List() { }

    public List(int capacity) => ArgumentOutOfRangeException.ThrowIfNegative(capacity);

    public List(IEnumerable<T> elements) => AddRange(elements);

    public int Count { get; private set; }

    public T this[int index]
    {
        get => _elements[Inside(index)];
        set => _elements[Inside(index)] = value;
    }

    public void Add(T element)
    {
        if (Count == _elements.Length)
        {
            var longer = Guard.New<T>(Math.Max(4, 2L * Count));
            Array.Copy(_elements, longer, Count);
            _elements = longer;
        }
        _elements[Count++] = element;
    }

    public void AddRange(IEnumerable<T> elements)
    {
        // a list that is added to itself is added as it was
        foreach (var element in ReferenceEquals(elements, this) ? ToArray() : elements)
        {
            Guard.Step();
            Add(element);
        }
    }

    public void Clear() => (_elements, Count) = ([], 0);

    public void Insert(int index, T element)
    {
        if (index != Count) Inside(index);
        Guard.Spend(Count - index);
        Add(element);
        Array.Copy(_elements, index, _elements, index + 1, Count - 1 - index);
        _elements[index] = element;
    }

    public void RemoveAt(int index)
    {
        Inside(index);
        Guard.Spend(Count - index);
        Array.Copy(_elements, index + 1, _elements, index, --Count - index);
    }

    public int IndexOf(T element)
    {
        Guard.Spend(Count);
        return Array.IndexOf(_elements, element, 0, Count);
    }

    public bool Contains(T element) => IndexOf(element) >= 0;

    public void Reverse()
    {
        Guard.Spend(Count);
        Array.Reverse(_elements, 0, Count);
    }

    public void ForEach(Action<T> action)
    {
        foreach (var element in ToArray()) action(element);
    }

    public T[] ToArray()
    {
        var copy = Guard.New<T>(Count);
        Array.Copy(_elements, copy, Count);
        return copy;
    }

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return _elements[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    private int Inside(int index) => (uint)index < (uint)Count ? index : throw new ArgumentOutOfRangeException(nameof(index));
}
