import Records

/// What stands at a place of the text; lists of it are kept in the order of the text.
protocol Placed {
    var span: TextSpan { get }
}

extension SpeechCue: Placed {}
extension Quotation: Placed {}
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

    private func firstIndex(from offset: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].span.start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
