import HTMLTree
import Records

/// Finds the day of publication.
///
/// The order of trust, the name of each in ``Article/publishedEvidence``:
/// 1. `json-ld`: schema.org `datePublished`, written by the site's own system for machines;
/// 2. `meta`: `article:published_time` and its like;
/// 3. `time-published`: a `time` element or microdata that says it is of the publication;
/// 4. `label`: a printed date behind 发布时间, `Published` and the like around the text;
/// 5. `byline`: a printed date between the title and the text;
/// 6. `url`: a day in the address;
/// 7. `above`: a printed date right above the title;
/// 8. `time`: the first `time` element that is not beside the text, or the only day that all of the page's tell;
/// 9. `meta-date`: a `meta` that says only `date`;
/// 10. `name`: a date in an element whose name says so;
/// 11. `dateline`: a date in the text's first lines;
/// 12. `updated`: the day of the last change that is printed, where nothing else is known;
/// 13. `tail`: a date right after the text;
/// 14. `updated` again: the day of the last change that machines are told;
/// 15. `script`: a time in the page's scripts (``ScriptDates``).
///
/// Where 1 and 2 tell different days, a printed date that agrees with one of them decides. A time that a machine wrote in UTC may be of the
/// day before or after the one that readers saw: where a printed date or the address's is one day off, that one holds.
struct DateRule {
    let tree: HTMLTree
    let measures: PageMeasures
    let facts: PageFacts
    let printed: PrintedFacts
    let reader: DateReader
    /// Whether `1/2/2020` is 2 January, as Americans write it.
    let isMonthFirst: Bool
    let isChinese: Bool

    func published(address: String?) -> (date: CivilDate, evidence: String)? {
        if let stated = stated(address) { return stated }
        if let date = labelled(.published) { return (date, "label") }
        if let date = bylineDate() { return (date, "byline") }
        if let date = address.flatMap({ reader.dateInAddress($0) }) { return (date, "url") }
        if let date = date(in: printed.region.above) { return (date, "above") }
        for node in facts.times where !measures.nodes[node].state.contains(.beside) {
            if let date = date(of: node) { return (date, "time") }
        }
        if let date = onlyTime() { return (date, "time") }
        if let date = facts.meta[.plainDate].flatMap(read) { return (date, "meta-date") }
        for node in facts.dates where !measures.nodes[node].state.contains(.beside) {
            if let date = date(of: node) { return (date, "name") }
        }
        if let date = date(in: printed.region.opening) { return (date, "dateline") }
        if let date = labelled(.updated) { return (date, "updated") }
        if let date = date(in: printed.region.tail) { return (date, "tail") }
        return updated().map { ($0, "updated") }
    }

    func updated() -> CivilDate? {
        facts.linked.modified.flatMap(read) ?? facts.meta[.updated].flatMap(read) ?? labelled(.updated)
    }

    /// What the page tells machines.
    private func stated(_ address: String?) -> (date: CivilDate, evidence: String)? {
        let shown =
            labelled(.published) ?? self.date(in: printed.region.head) ?? address.flatMap { reader.dateInAddress($0) }
            ?? self.date(in: printed.region.above) ?? facts.titleElement.flatMap { reader.first(in: $0, isMonthFirst: isMonthFirst) }
        let sources = [(facts.linked.published, "json-ld"), (facts.meta[.published], "meta")]
        let told = (facts.linked.isArticle ? sources : sources.reversed()).compactMap { value, evidence in
            value.flatMap { value in day(stated: value, shown: shown).map { (date: $0, evidence: evidence) } }
        }
        if let told = told.first(where: { $0.date == shown }) ?? told.first { return told }
        for node in facts.times + facts.dates where isPublished(node) {
            if let date = date(of: node) { return (date, "time-published") }
        }
        return nil
    }

    /// The day of a time that is told to machines, as its readers saw it.
    private func day(stated value: String, shown: CivilDate?) -> CivilDate? {
        guard var date = read(value) else { return nil }
        if isNight(value) {
            date = date.adding(days: 1) ?? date
            // A midnight is how systems write a day without a time; what they print of it in UTC is the day before.
            if !isChinese { return date }
        }
        guard value.utf8.count > 10, let shown else { return date }
        let days = shown.dayNumber - date.dayNumber
        return days == 1 || days == -1 && !Self.hasOffset(value) ? shown : date
    }

    /// Whether a time tells how far its clock is from UTC, as `+08:00` does: then no reader saw it on the day before.
    private static func hasOffset(_ value: String) -> Bool {
        let zone = value.utf8.dropFirst(11).drop { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
        return zone.contains { $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9") }
    }

    /// The day that all `time` elements tell, also where they stand beside the text.
    private func onlyTime() -> CivilDate? {
        let days = Set(facts.times.filter { !measures.nodes[$0].state.contains(.inComments) }.compactMap(date(of:)))
        return days.count == 1 ? days.first : nil
    }

    /// Whether a time in UTC is of the next day where its readers are: midnight in central Europe, and from 16:00 on in China.
    private func isNight(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        guard bytes.count >= 17, bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T") else { return false }
        let hour = Int(bytes[11] &- 0x30) * 10 + Int(bytes[12] &- 0x30)
        if isChinese { return (16...23).contains(hour) }
        return (hour == 22 || hour == 23) && bytes[14] == 0x30 && bytes[15] == 0x30
    }

    private func labelled(_ label: BylineWords.Label) -> CivilDate? {
        for value in printed.values(label) {
            let bytes = Array(value)
            if let date = reader.first(in: bytes, isMonthFirst: isMonthFirst)?.date ?? reader.shortDate(in: bytes) { return date }
        }
        return nil
    }

    /// The first date between title and text that no label gives to the last change or to something else.
    private func bylineDate() -> CivilDate? {
        let text = printed.region.head.text
        var from = 0
        while let hit = reader.first(in: text, from..<text.count, isMonthFirst: isMonthFirst) {
            let isOther = printed.head.contains {
                ($0.label == .updated || $0.label == .otherDate) && $0.start <= hit.start && hit.end <= $0.end
            }
            if !isOther { return hit.date }
            from = hit.end
        }
        return nil
    }

    private func date(in zone: PageZone) -> CivilDate? { reader.first(in: zone.text, isMonthFirst: isMonthFirst)?.date }

    private func read(_ text: String) -> CivilDate? {
        CivilDate(iso: text).flatMap { DateReader.years.contains($0.year) ? $0 : nil } ?? reader.first(in: text, isMonthFirst: isMonthFirst)
    }

    /// The date of an element: its `datetime` or `content`, else its text.
    private func date(of node: Int) -> CivilDate? {
        for name in [AttributeName.datetime, .content, .title] {
            if let value = tree.string(name, of: node), let date = read(value) { return date }
        }
        let source = tree.nodes[node]
        return reader.first(in: tree.text, Int(source.textStart)..<Int(source.textEnd), isMonthFirst: isMonthFirst)?.date
    }

    private func isPublished(_ node: Int) -> Bool {
        if tree.value(.pubdate, of: node) != nil { return true }
        if let property = tree.string(.itemprop, of: node), property.contains("datePublished") { return true }
        guard tree.nodes[node].tag == .time, let name = tree.string(.class, of: node) else { return false }
        return (name.contains("published") || name.contains("entry-date") || name.contains("pubdate"))
            && !measures.nodes[node].state.contains(.beside)
    }
}
