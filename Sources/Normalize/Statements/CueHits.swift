import Matching
import Records

/// A cue word at a place.
struct CueHit: Sendable, Hashable {
    var span: TextSpan
    var kinds: CueKinds
}

/// The cue words of a text, found once and looked up by where they begin or end.
struct CueHits: Sendable {
    private let text: UTF8Text
    private let cues: CueWords
    /// Words of more than one character, by start, of those that start together the longest first.
    private let hits: [CueHit]
    /// For each byte offset the first of ``hits`` that begins there or later.
    private let first: [Int32]
    /// For each byte offset the longest of ``hits`` that ends there, or -1.
    private let last: [Int32]
    /// For each of ``hits`` the next shorter one that ends where it ends, or -1.
    private let shorter: [Int32]
    /// The offsets of the single characters that are words of some kind but surnames and sounds, in order.
    private let singles: [Int32]

    init(_ text: UTF8Text, cues: CueWords) {
        self.text = text
        self.cues = cues
        let hits = cues.matcher.allHits(in: text.bytes).map { CueHit(span: $0.span, kinds: cues.kinds[$0.term]) }
        var first = [Int32](repeating: Int32(hits.count), count: text.count + 1)
        var last = [Int32](repeating: -1, count: text.count + 1)
        var shorter = [Int32](repeating: -1, count: hits.count)
        var offset = text.count
        for index in hits.indices.reversed() {
            let span = hits[index].span
            while offset > span.start {
                first[offset] = Int32(index + 1)
                offset -= 1
            }
            first[span.start] = Int32(index)
            shorter[index] = last[span.end]
            last[span.end] = Int32(index)
        }
        while offset >= 0 {
            first[offset] = 0
            offset -= 1
        }
        self.hits = hits
        self.first = first
        self.last = last
        self.shorter = shorter
        singles = Self.singles(text, cues)
    }

    private static func singles(_ text: UTF8Text, _ cues: CueWords) -> [Int32] {
        var singles: [Int32] = []
        cues.singles.withUnsafeBufferPointer { kinds in
            var i = 0
            while i < text.count {
                let c = text.scalar(at: i)
                if c < 1 << 16, !kinds[Int(c)].isSubset(of: [.surname, .transliteration, .nameEnding]) { singles.append(Int32(i)) }
                i += text.width(at: i)
            }
        }
        return singles
    }

    /// The index of the first single word at an offset or behind it.
    private func firstSingle(from offset: Int) -> Int {
        var low = 0
        var high = singles.count
        while low < high {
            let middle = (low + high) / 2
            if Int(singles[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func single(_ kinds: CueKinds, at i: Int) -> CueHit? {
        let c = text.scalar(at: i)
        guard c < 1 << 16, !cues.singles[Int(c)].isDisjoint(with: kinds) else { return nil }
        return CueHit(span: TextSpan(i, i + text.width(at: i)), kinds: cues.singles[Int(c)])
    }

    /// The longest word of a kind that begins at `i`.
    func word(_ kinds: CueKinds, at i: Int) -> CueHit? {
        guard i >= 0, i < text.count else { return nil }
        var k = Int(first[i])
        while k < hits.count, hits[k].span.start == i {
            if !hits[k].kinds.isDisjoint(with: kinds) { return hits[k] }
            k += 1
        }
        return single(kinds, at: i)
    }

    /// The longest word of a kind that ends at `end`, beginning at `floor` or later.
    func word(_ kinds: CueKinds, endingAt end: Int, floor: Int) -> CueHit? {
        guard end > floor, end > 0, end <= text.count else { return nil }
        var k = Int(last[end])
        while k >= 0 {
            let hit = hits[k]
            if hit.span.start >= floor, !hit.kinds.isDisjoint(with: kinds) { return hit }
            k = Int(shorter[k])
        }
        guard let hit = single(kinds, at: text.start(before: end)), hit.span.end == end, hit.span.start >= floor else { return nil }
        return hit
    }

    /// The words of a kind that lie in a span, in order; single characters too, but for surnames and sounds.
    func words(_ kinds: CueKinds, in span: TextSpan) -> [CueHit] {
        guard !span.isEmpty else { return [] }
        var result: [CueHit] = []
        var k = Int(first[span.start])
        let end = Int(first[span.end])
        guard !cues.kindsOfSingles.isDisjoint(with: kinds) else {
            while k < end {
                if hits[k].span.end <= span.end, !hits[k].kinds.isDisjoint(with: kinds) { result.append(hits[k]) }
                k += 1
            }
            return result
        }
        var s = firstSingle(from: span.start)
        while true {
            let nextSingle = s < singles.count ? Int(singles[s]) : span.end
            let isHit = k < end && hits[k].span.start <= nextSingle
            guard isHit || nextSingle < span.end else { return result }
            if isHit {
                if hits[k].span.end <= span.end, !hits[k].kinds.isDisjoint(with: kinds) { result.append(hits[k]) }
                k += 1
            } else {
                if let hit = single(kinds, at: nextSingle) { result.append(hit) }
                s += 1
            }
        }
    }

    /// Whether a word of a kind, of more than one character, lies in a span.
    func has(_ kinds: CueKinds, in span: TextSpan) -> Bool {
        guard !span.isEmpty else { return false }
        for k in Int(first[span.start])..<Int(first[span.end]) where hits[k].span.end <= span.end && !hits[k].kinds.isDisjoint(with: kinds)
        {
            return true
        }
        return false
    }
}
