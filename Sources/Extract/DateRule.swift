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
/// 8. `time`: the first `time` element that is not beside the text;
/// 9. `name`: a date in an element whose name says so;
/// 10. `meta-date`: a `meta` that says only `date`;
/// 11. `dateline`: a date in the text's first lines;
/// 12. `tail`: a date right after the text;
/// 13. `updated`: the day of the last change, where nothing else is known.
///
/// A time that a machine wrote in UTC may be of the day before or after the one that readers saw: where a printed date or the
/// address's is one day off, that one holds.
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
        for node in facts.dates where !measures.nodes[node].state.contains(.beside) {
            if let date = date(of: node) { return (date, "name") }
        }
        if let date = facts.meta[.plainDate].flatMap(read) { return (date, "meta-date") }
        if let date = date(in: printed.region.opening) { return (date, "dateline") }
        if let date = date(in: printed.region.tail) { return (date, "tail") }
        return updated().map { ($0, "updated") }
    }

    func updated() -> CivilDate? {
        facts.linked.modified.flatMap(read) ?? facts.meta[.updated].flatMap(read) ?? labelled(.updated)
    }

    /// What the page tells machines.
    private func stated(_ address: String?) -> (date: CivilDate, evidence: String)? {
        for (value, evidence) in [(facts.linked.published, "json-ld"), (facts.meta[.published], "meta")] {
            guard let value, var date = read(value) else { continue }
            if isNight(value) { date = date.adding(days: 1) }
            if value.utf8.count > 10,
                let shown = labelled(.published) ?? self.date(in: printed.region.head) ?? address.flatMap({ reader.dateInAddress($0) }),
                abs(shown.dayNumber - date.dayNumber) == 1
            {
                date = shown
            }
            return (date, evidence)
        }
        for node in facts.times + facts.dates where isPublished(node) {
            if let date = date(of: node) { return (date, "time-published") }
        }
        return nil
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

    /// The first date between title and text that no label gives to the last change.
    private func bylineDate() -> CivilDate? {
        let text = printed.region.head.text
        var from = 0
        while let hit = reader.first(in: text, from..<text.count, isMonthFirst: isMonthFirst) {
            let isUpdate = printed.head.contains { $0.label == .updated && $0.start <= hit.start && hit.end <= $0.end }
            if !isUpdate { return hit.date }
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
