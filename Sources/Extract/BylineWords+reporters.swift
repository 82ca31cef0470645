extension BylineWords {
    /// Whether a line is nothing but who reported, such as `某某新闻记者 张三` and `■ 本报记者 张三 通讯员 李四`.
    func isReporters(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let hits = matcher.longestHits(in: text, from: start, to: end).filter { Self.isReporter(text, $0.span) }
        guard let first = hits.first, first.span.start - start <= Self.longestOffice, !Self.hasStop(text, start, first.span.start) else {
            return false
        }
        var from = first.span.end
        guard from < end, !LineWords.isHan(text[from]) else { return false }
        for hit in hits.dropFirst() {
            guard Self.isNames(text[from..<hit.span.start]) else { return false }
            from = hit.span.end
        }
        return Self.isNames(text[from..<end])
    }

    /// Bytes before 记者: the name of a paper, and a sign.
    private static let longestOffice = 30

    /// Whether a stretch is one or more names of persons with signs and spaces around them.
    private static func isNames(_ text: ArraySlice<UInt8>) -> Bool {
        var names = text.split { !($0 >= 0x80) }
        if let first = names.first, LineWords.isSign(Array(first), 0) { names[0] = first.dropFirst(3) }
        if let last = names.last, last.count > 3, LineWords.isSign(Array(last.suffix(3)), 0) { names[names.count - 1] = last.dropLast(3) }
        return !names.isEmpty && names.allSatisfy(ChineseNames.isPerson) || names.count == 2 && names.allSatisfy { $0.count == 3 }
    }
}
