import Records

/// Reads what an article announces for a coming year: the section under a heading such as `2020区块链发展方向`, cut into its points, and
/// the points that a sentence announces itself (2020年将重点抓好三件事：一是…；二是…).
///
/// The points are those that 首先, 其次 and 最后 open; what stands before the first is the lead, what stands after the last one's
/// paragraph the closing.
struct Directions {
    let reading: Reading
    let dates: [DateMention]

    var text: UTF8Text { reading.text }
    private static let longestHeading = 120

    func all() -> [Direction] {
        var directions: [Direction] = []
        var index = 0
        while index < reading.paragraphs.count {
            let heading = reading.paragraphs[index].span
            index += 1
            guard isHeading(heading), let horizon = horizon(of: heading) else {
                directions += announced(in: index - 1)
                continue
            }
            let first = index
            while index < reading.paragraphs.count, isBody(index) { index += 1 }
            directions += points(first..<index, horizon: horizon, heading: text[heading])
        }
        return directions
    }

    private func isHeading(_ line: TextSpan) -> Bool {
        guard line.count <= Self.longestHeading, !reading.endsLikeSentence(line), reading.text[line] != reading.article.title else {
            return false
        }
        let end = text.trimmed(line, where: { Punctuation.isColon($0) || Punctuation.isSpace($0) }).end
        return reading.word(.directionHeading, endingAt: end, floor: line.start) != nil
            && !reading.clauses.beginning(in: TextSpan(line.start, line.start + 1)).contains { $0.span.end < end }
    }

    /// The year that the heading names, else the year in which the article was published.
    private func horizon(of heading: TextSpan) -> String? {
        var i = heading.start
        while i + 4 <= heading.end {
            if (i..<i + 4).allSatisfy({ Punctuation.isDigit(UInt32(text.bytes[$0])) }), text.bytes[i] == 0x31 || text.bytes[i] == 0x32 {
                return text[TextSpan(i, i + 4)]
            }
            i += 1
        }
        return reading.article.published.map { String($0.year) }
    }

    func isBody(_ index: Int) -> Bool {
        let span = reading.paragraphs[index].span
        let words = text.trimmed(span) { Punctuation.isSpace($0) || Punctuation.isDash($0) }
        if !words.isEmpty, let ending = reading.word(.ending, at: words.start), words.count <= ending.span.count + 12 { return false }
        if case .heading = reading.article.blocks[reading.paragraphs[index].block].kind { return false }
        return reading.endsLikeSentence(span)
    }

    private func points(_ run: Range<Int>, horizon: String, heading: String) -> [Direction] {
        var points: [(marker: String, span: TextSpan)] = []
        var hasLast = false
        var hasMarker = false
        for index in run {
            let pieces = pieces(reading.paragraphs[index])
            for piece in pieces {
                let marker = reading.marker(at: piece.start)
                if let marker {
                    points.append((text[marker.span], piece))
                    hasLast = marker.kinds.contains(.lastMarker)
                    hasMarker = true
                } else if hasLast || !hasMarker {
                    let name = hasLast ? "closing" : "lead"
                    if let last = points.last, last.marker == name {
                        points[points.count - 1].span.end = piece.end
                    } else {
                        points.append((name, piece))
                    }
                } else {
                    points[points.count - 1].span.end = piece.end
                }
            }
        }
        return points.enumerated().map { order, point in
            Direction(horizon: horizon, heading: heading, order: order + 1, marker: point.marker, text: text[point.span], span: point.span)
        }
    }

    /// A paragraph, or its sentences where it holds the first point and the last.
    private func pieces(_ paragraph: Paragraph) -> [TextSpan] {
        let starts = paragraph.sentences.map { reading.sentences[$0].span.start }
        let isWhole =
            starts.contains { reading.word(.firstMarker, at: $0) != nil } && starts.contains { reading.word(.lastMarker, at: $0) != nil }
        guard isWhole else { return [paragraph.span] }
        var pieces: [TextSpan] = []
        for index in paragraph.sentences {
            let span = reading.sentences[index].span
            if pieces.isEmpty || reading.marker(at: span.start) != nil {
                pieces.append(span)
            } else {
                pieces[pieces.count - 1].end = span.end
            }
        }
        return pieces
    }
}
