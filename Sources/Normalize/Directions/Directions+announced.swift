import Records

/// Points that a sentence announces and counts up: 2020年将重点抓好以下工作：一是…；二是….
///
/// What announces them ends with a colon, looks forward by a word (重点抓好, 方向, 下一步) and is of a year that is not over. The points
/// follow in the same paragraph or, where the colon ends it, one a paragraph. It may all stand inside of quotation marks.
extension Directions {
    /// The points that the sentences of a paragraph announce.
    func announced(in index: Int) -> [Direction] {
        let paragraph = reading.paragraphs[index].span
        var directions: [Direction] = []
        var free = paragraph.start
        var i = paragraph.start
        while i < paragraph.end {
            let c = text.scalar(at: i)
            let width = text.width(at: i)
            defer { i += width }
            guard Punctuation.isColon(c), i >= free, let announcement = announcement(endingAt: i, from: free) else { continue }
            let first = afterSpace(i + width)
            let points = first < paragraph.end ? points(from: first, in: paragraph) : pointsBelow(index)
            guard points.count > 1, let last = points.last else { continue }
            for (order, point) in points.enumerated() {
                directions.append(
                    Direction(
                        horizon: announcement.horizon,
                        heading: text[announcement.span],
                        order: order + 1,
                        marker: text[point.marker],
                        text: text[point.span],
                        span: point.span
                    )
                )
            }
            free = last.span.end
        }
        return directions
    }

    private struct Point {
        var marker: TextSpan
        var span: TextSpan
    }

    // MARK: What announces

    /// The sentence up to a colon, where it looks forward, with the year that it is about.
    private func announcement(endingAt end: Int, from floor: Int) -> (span: TextSpan, horizon: String)? {
        var start = end
        var closedMarks = 0
        while start > max(floor, end - Self.longestAnnouncement) {
            let before = text.start(before: start)
            let c = text.scalar(at: before)
            if c == 0x201D || c == 0x300D { closedMarks += 1 }
            if c == 0x201C || c == 0x300C { closedMarks -= 1 }
            if Punctuation.isSentenceEnd(c) || Punctuation.isSemicolon(c) || closedMarks < 0 { break }
            start = before
        }
        let span = text.trimmed(TextSpan(start, end))
        guard reading.has(.directionCue, in: span), let horizon = horizon(in: span) else { return nil }
        return (span, horizon)
    }

    /// Bytes of an announcement (80 characters).
    private static let longestAnnouncement = 240

    /// The year that the words name last, else that of publication; nil for a year that is over.
    private func horizon(in span: TextSpan) -> String? {
        let published = reading.article.published?.year
        let named = dates.within(span).last { $0.precision == .year && $0.from != nil }?.from?.year
        guard let year = named ?? published, year >= published ?? year else { return nil }
        return String(year)
    }

    // MARK: Points

    /// The points of a paragraph from a first one on, each up to the next; the last one up to its sentence's end, and none beyond the
    /// quotation that all of them stand in.
    private func points(from first: Int, in paragraph: TextSpan) -> [Point] {
        guard let marker = reading.marker(at: first), marker.kinds.contains(.firstMarker) else { return [] }
        let limit = min(paragraph.end, first + Self.longestEnumeration)
        var points = [Point(marker: marker.span, span: TextSpan(first, limit))]
        var sentenceEnd: Int?
        var openMarks = 0
        var i = marker.span.end
        while i < limit {
            let c = text.scalar(at: i)
            i += text.width(at: i)
            if c == 0x201C || c == 0x300C { openMarks += 1 }
            if c == 0x201D || c == 0x300D { openMarks -= 1 }
            guard openMarks >= 0 else {
                sentenceEnd = sentenceEnd ?? text.start(before: i)
                break
            }
            guard Punctuation.isClauseEnd(c) else { continue }
            if Punctuation.isSentenceEnd(c), openMarks == 0 { sentenceEnd = sentenceEnd ?? i }
            guard let next = reading.marker(at: afterSpace(i)), isPoint(next, after: c) else { continue }
            // Another enumeration begins.
            if next.kinds.contains(.firstMarker) {
                sentenceEnd = sentenceEnd ?? i
                break
            }
            points[points.count - 1].span.end = i
            points.append(Point(marker: next.span, span: TextSpan(next.span.start, limit)))
            i = next.span.end
            sentenceEnd = nil
        }
        if let sentenceEnd {
            points[points.count - 1].span.end = sentenceEnd
        } else if limit < paragraph.end {
            // Its end is beyond what is read.
            points.removeLast()
        }
        return points.map { Point(marker: $0.marker, span: text.trimmed($0.span)) }
    }

    /// Bytes of all points of a sentence (20,000 characters).
    private static let longestEnumeration = 60_000

    /// 同时 behind a comma goes on with the point; 二是 opens the next one behind any mark.
    private func isPoint(_ marker: CueHit, after mark: UInt32) -> Bool {
        if Punctuation.isColon(mark) { return marker.kinds.contains(.firstMarker) }
        return !Punctuation.isComma(mark) || text.scalar(before: marker.span.end) == 0x662F
    }

    /// The paragraphs below, as far as each opens with the next marker.
    private func pointsBelow(_ index: Int) -> [Point] {
        var points: [Point] = []
        var below = index + 1
        while below < reading.paragraphs.count, isBody(below) {
            let span = reading.paragraphs[below].span
            guard let marker = reading.marker(at: span.start), marker.kinds.contains(.firstMarker) == points.isEmpty else { break }
            points.append(Point(marker: marker.span, span: span))
            below += 1
        }
        return points
    }

    private func afterSpace(_ i: Int) -> Int {
        var i = i
        while i < text.count, text.scalar(at: i) != 0x0A, Punctuation.isSpace(text.scalar(at: i)) { i += text.width(at: i) }
        return i
    }
}
