import Records

/// What stands at a place of the text; lists of it are kept in the order of the text.
protocol Placed {
    var span: TextSpan { get }
}

extension SpeechCue: Placed {}
extension Quotation: Placed {}
extension Clause: Placed {}
extension Section: Placed {
    var span: TextSpan { heading }
}
extension Draft: Placed {}
extension Session: Placed {}
extension DateMention: Placed {}
extension RegionMention: Placed {}
extension Figure: Placed {}

extension TextSpan: Placed {
    var span: TextSpan { self }
}

extension Array where Element: Placed {
    /// The elements that begin in a span, found by halves: an article may have as many as it likes.
    func beginning(in span: TextSpan) -> ArraySlice<Element> {
        let first = firstIndex(from: span.start)
        return self[first..<Swift.max(first, firstIndex(from: span.end))]
    }

    /// The elements that lie in a span, where none overlaps another.
    func within(_ span: TextSpan) -> ArraySlice<Element> {
        var found = beginning(in: span)
        while let last = found.last, last.span.end > span.end { found.removeLast() }
        return found
    }

    /// Whether one of the elements shares a byte with a span, where none overlaps another.
    func overlap(_ span: TextSpan) -> Bool {
        let next = firstIndex(from: span.start)
        if next > 0, self[next - 1].span.end > span.start { return true }
        return next < count && self[next].span.start < span.end
    }

    /// The index of the first element that begins at an offset or after it.
    func firstIndex(from offset: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].span.start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
