import Records

/// The region that a sentence is about.
extension RegionScanner {
    /// The region that a sentence is about, with the words or the reason that decided.
    ///
    /// Datelines and venues do not count; a chain (湖南省长沙市) counts as its last link; several places count as what they have in
    /// common, and as the context where they belong to it; a sentence that names no place is about its context.
    /// - Parameter mentions: those of the span, as ``mentions(in:within:year:context:)`` gives them.
    /// - Returns: nil where the places have nothing in common and nothing decides between them.
    package func about(
        _ mentions: [RegionMention],
        in text: UTF8Text,
        of span: TextSpan,
        year: Int,
        context: Region?
    ) -> (region: Region, evidence: String)? {
        let named = mentions.filter { !$0.isDeictic && span.contains($0.span) }
        let topics = chained(named.filter { !isSetting($0, among: mentions, text) }, text)
        guard let first = topics.first else {
            if let deictic = mentions.first(where: { $0.isDeictic && span.contains($0.span) }) {
                return (deictic.region, text[deictic.span])
            }
            if let context { return (context, "context") }
            return nationalWord(in: text, span).map { (.china, $0) }
        }
        if topics.allSatisfy({ $0.last.region.code == first.last.region.code }) {
            return single(first.last, isAlone: topics.allSatisfy { $0.first.span == $0.last.span }, text, span, context: context)
        }
        let isAdministrative = topics.allSatisfy { $0.last.region.level != .macro && $0.last.region.level != .zone }
        if isAdministrative || context == nil, let topic = lineage(topics, text) { return (topic.region, text[topic.span]) }
        if isBody(first.last, text) { return (first.last.region, text[first.last.span]) }
        let regions = topics.map(\.last.region)
        if let context, regions.contains(where: { isWithin($0, context) || isWithin(context, $0) }) { return (context, "context") }
        if let common = common(regions, year: year) { return (common, "what the places have in common") }
        if isSubject(first.last, of: topics, text, span) { return (first.last.region, text[first.last.span]) }
        return context.map { ($0, "context") }
    }

    /// A chain of places, each in the one before: 福建省福州市.
    private struct Chain {
        var first: RegionMention
        var last: RegionMention
    }

    /// One place: the sentence is about it, but for an object that lies elsewhere than the context, or is named without the places above
    /// as a part of it.
    private func single(
        _ topic: RegionMention,
        isAlone: Bool,
        _ text: UTF8Text,
        _ span: TextSpan,
        context: Region?
    ) -> (region: Region, evidence: String) {
        if let context {
            if topic.region.level == .macro || topic.region.level == .zone,
                isWithin(topic.region, context) || isWithin(context, topic.region)
            {
                return (context, "context")
            }
            let isOutside = !isWithin(topic.region, context) && !isWithin(context, topic.region)
            let isMerePart = isAlone && topic.region.code != context.code && isWithin(topic.region, context)
            if isOutside || isMerePart, !isSubject(topic, of: [], text, span) {
                return (context, "context")
            }
        }
        return (topic.region, text[topic.span])
    }

    private func chained(_ mentions: [RegionMention], _ text: UTF8Text) -> [Chain] {
        var chains: [Chain] = []
        for mention in mentions {
            if let last = chains.last?.last, isWithin(mention.region, last.region), isLinked(last.span.end, mention.span.start, text) {
                chains[chains.count - 1].last = mention
            } else {
                chains.append(Chain(first: mention, last: mention))
            }
        }
        return chains
    }

    private func isLinked(_ end: Int, _ start: Int, _ text: UTF8Text) -> Bool {
        start == end || Self.links.contains { $0.count == start - end && text.has($0, at: end) }
    }

    private static let links = ["的", "·"].map { Array($0.utf8) }

    /// A dateline (人民网郑州1月10日电) or a venue (在合肥开幕), where another place or body is named.
    private func isSetting(_ mention: RegionMention, among mentions: [RegionMention], _ text: UTF8Text) -> Bool {
        // From Beijing the news of the whole country is sent.
        if isDateline(mention.span, text) { return mentions.count > 1 || mention.region.code == Self.capital }
        guard text.has(Self.at, at: mention.span.start - Self.at.count) else { return false }
        return mentions.count > 1 && words.meetingVerbs.stands(at: mention.span.end, in: text)
    }

    private static let capital = "110000"
    private static let at = Array("在".utf8)
    private static let newsMarks = ["电", "讯", "消息"].map { Array($0.utf8) }
    private static let dateSigns = ["年", "月", "日"].map { Array($0.utf8) }

    /// 杭州1月16日电, 本报杭州讯: a day or the sender tells that 电 and 讯 are news.
    private func isDateline(_ place: TextSpan, _ text: UTF8Text) -> Bool {
        var at = place.end
        var hasDate = text.hasSuffix(of: words.senders, at: place.start)
        while at < text.count {
            if (0x30...0x39).contains(text.bytes[at]) {
                at += 1
            } else if Self.dateSigns.contains(where: { text.has($0, at: at) }) {
                at += 3
                hasDate = true
            } else {
                break
            }
        }
        return hasDate && Self.newsMarks.contains { text.has($0, at: at) }
    }

    /// Of places of which each lies in another: the highest, unless the deepest names it once more (上海……上海市普陀区).
    private func lineage(_ chains: [Chain], _ text: UTF8Text) -> RegionMention? {
        let ordered = chains.sorted { rank($0.last.region) < rank($1.last.region) }
        for index in 1..<ordered.count where !isWithin(ordered[index].last.region, ordered[index - 1].last.region) { return nil }
        guard let highest = ordered.first, let deepest = ordered.last else { return nil }
        let acts = chains.contains { $0.last.region.code == highest.last.region.code && isOwner(at: $0.last.span.end, text) }
        return !acts && deepest.first.region.code == highest.last.region.code ? deepest.last : highest.last
    }

    /// Whether a body of the place follows: 丰台代表团, 湖南省政府.
    private func isBody(_ mention: RegionMention, _ text: UTF8Text) -> Bool {
        isOwner(at: mention.span.end, text)
    }

    private func rank(_ region: Region) -> Int {
        switch region.level {
        case .country: 0
        case .macro: 1
        case .province: 2
        case .prefecture: 3
        case .county: 4
        case .zone: 5
        }
    }

    func isWithin(_ region: Region, _ other: Region) -> Bool {
        if region.code == other.code || other.level == .country { return true }
        guard let index = placeIndex(code: region.code, year: .max / 2) else { return false }
        return gazetteer.lies(index, within: other)
    }

    /// The macro region that the places make up, or the province that all lie in.
    private func common(_ regions: [Region], year: Int) -> Region? {
        let codes = Set(regions.map(\.code))
        if codes.count > 1, let area = area(ofMembers: codes) { return area }
        let provinces = Set(regions.map { $0.provinceCode ?? $0.code })
        guard provinces.count == 1, let province = provinces.first, UInt32(province) != nil else { return nil }
        return gazetteer.region(code: province, year: year)
    }

    func area(ofMembers codes: Set<String>) -> Region? {
        guard codes.allSatisfy({ UInt32($0) != nil }) else { return nil }
        let members = Set(codes.compactMap { UInt32($0) })
        for (index, area) in gazetteer.areas.enumerated() where area.members.count == members.count && Set(area.members) == members {
            return gazetteer.region(gazetteer.areaStart + index)
        }
        return nil
    }

    /// Whether a place acts in the sentence, or opens it: but for a date and 在 nothing stands before.
    private func isSubject(_ mention: RegionMention, of chains: [Chain], _ text: UTF8Text, _ span: TextSpan) -> Bool {
        let end = mention.span.end
        if chains.contains(where: { $0.first.span.start == end }) || Self.listLinks.contains(where: { text.has($0, at: end) }) {
            return false
        }
        if isOwner(at: end, text) { return true }
        let start = mention.span.start
        return start == span.start || start - span.start <= Self.farthestOpening && text.hasSuffix(of: words.subjectOpenings, at: start)
    }

    private static let listLinks = ["、", "和", "与"].map { Array($0.utf8) }
    /// Bytes before a place that opens a sentence (12 characters).
    private static let farthestOpening = 36

    private func nationalWord(in text: UTF8Text, _ span: TextSpan) -> String? {
        var at = span.start
        while at < span.end {
            if let word = words.nationalWords.first(where: { text.has($0, at: at) }) { return String(decoding: word, as: UTF8.self) }
            at += 1
        }
        return nil
    }
}
