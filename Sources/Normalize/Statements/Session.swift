import Records

/// A named session, such as 河北省十三届人大三次会议, in the text.
struct Session: Sendable, Hashable {
    var span: TextSpan
    /// The name as the text has it.
    var name: String
    /// The name leaves its place to the context: 省十三届人大三次会议.
    var needsRegion: Bool
}

/// Finds sessions by their number: N届…N次会议, N届N中全会, N届…第N次全体会议.
struct Sessions {
    let reading: Reading
    let regions: [RegionMention]

    private var text: UTF8Text { reading.text }

    private static let endings = ["次会议", "次全体会议", "次常委会会议", "次全会", "中全会", "次大会"].map { Array($0.utf8) }
    /// Bytes of the longest region's name (30 characters).
    private static let longestName = 90
    private static let term = Array("届".utf8)
    private static let ordinal = Array("第".utf8)
    private static let prefixes = [
        "中国人民政治协商会议", "中国共产党", "全国政协", "全国人大", "全国", "省政协", "市政协", "区政协", "县政协", "政协", "党的", "中共", "省委", "市委", "省", "市", "区", "县", "州",
    ].map { Array($0.utf8) }
    private static let bare = ["省", "市", "区", "县", "州"].map { Array($0.utf8) }

    func all() -> [Session] {
        var sessions: [Session] = []
        var i = 0
        let bytes = text.bytes
        while i + 6 <= bytes.count {
            // 次 or 中
            guard
                bytes[i] == 0xE6 && bytes[i + 1] == 0xAC && bytes[i + 2] == 0xA1
                    || bytes[i] == 0xE4 && bytes[i + 1] == 0xB8 && bytes[i + 2] == 0xAD,
                let ending = Self.endings.first(where: { text.has($0, at: i) }), let start = start(endingAt: i)
            else {
                i += 1
                continue
            }
            let span = TextSpan(start, i + ending.count)
            sessions.append(
                Session(
                    span: span,
                    name: Roster.withoutSpaces(text[span]),
                    needsRegion: Self.bare.contains { text.has($0, at: start) }
                )
            )
            i = span.end
        }
        return sessions
    }

    /// Where a session's name begins whose number ends at `end`.
    private func start(endingAt end: Int) -> Int? {
        var i = withoutNumber(endingAt: end)
        guard i < end else { return nil }
        let floor = max(0, end - 90)
        while i > floor, !text.has(Self.term, at: i - 3) {
            let c = text.scalar(before: i)
            guard Punctuation.isHan(c) || Punctuation.isSpace(c) else { return nil }
            i = text.start(before: i)
        }
        guard i > floor else { return nil }
        i = withoutNumber(endingAt: i - 3)
        while true {
            if let region = region(endingAt: i) {
                i = region.span.start
                continue
            }
            let prefixes = Self.prefixes.filter { i >= $0.count && text.has($0, at: i - $0.count) }
            // 河南省|政协, and not 河南|省政协.
            guard let prefix = prefixes.first(where: { region(endingAt: i - $0.count) != nil }) ?? prefixes.first else { return i }
            i -= prefix.count
        }
    }

    private func region(endingAt end: Int) -> RegionMention? {
        regions.beginning(in: TextSpan(end - Self.longestName, end)).last { $0.span.end == end }
    }

    private func withoutNumber(endingAt end: Int) -> Int {
        var i = end
        while i > 0 {
            let c = text.scalar(before: i)
            guard Punctuation.isNumeral(c) || c == 0x7B2C || c == 0x20 && i < end else { break }
            i = text.start(before: i)
        }
        return text.trimmed(TextSpan(i, end)).start
    }
}
