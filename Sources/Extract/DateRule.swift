import HTMLTree
import Records

/// Finds the day of publication.
///
/// The order of trust, the name of each in ``Article/publishedEvidence``:
/// 1. `json-ld`: schema.org `datePublished`, written by the site's own system for machines;
/// 2. `meta`: `article:published_time` and its like;
/// 3. `time-published`: a `time` element or microdata that says it is of the publication;
/// 4. `label`: a printed date behind 发布时间, `Published` and the like near the title;
/// 5. `byline`: a printed date between the title and the text;
/// 6. `url`: a day in the address;
/// 7. `time`: the first `time` element near the text;
/// 8. `name`: a date in an element whose name says so;
/// 9. `meta-date`: a `meta` that says only `date`;
/// 10. `updated`: the day of the last change, where nothing else is known.
struct DateRule {
    let tree: HTMLTree
    let measures: PageMeasures
    let facts: PageFacts
    let reader: DateReader
    let root: Int
    let titleNode: Int?

    func published(
        address: String?,
        head: PageZone,
        fields: [BylineWords.Field],
        isMonthFirst: Bool
    ) -> (date: CivilDate, evidence: String)? {
        if let date = facts.linked.published.flatMap({ read($0, isMonthFirst) }) { return (date, "json-ld") }
        if let date = facts.meta[.published].flatMap({ read($0, isMonthFirst) }) { return (date, "meta") }
        for node in facts.times where isPublished(node) {
            if let date = date(of: node, isMonthFirst) { return (date, "time-published") }
        }
        for field in fields where field.label == .published {
            if let hit = reader.first(in: head.text, field.start..<field.end, isMonthFirst: isMonthFirst) { return (hit.date, "label") }
        }
        for node in facts.dates where tree.string(.itemprop, of: node)?.contains("datePublished") == true {
            if let date = date(of: node, isMonthFirst) { return (date, "time-published") }
        }
        if let date = address.flatMap({ reader.dateInAddress($0) }) { return (date, "url") }
        if let hit = reader.first(in: head.text, isMonthFirst: isMonthFirst) { return (hit.date, "byline") }
        for node in facts.times where !measures.nodes[node].state.contains(.beside) {
            if let date = date(of: node, isMonthFirst) { return (date, "time") }
        }
        for node in facts.dates where !measures.nodes[node].state.contains(.beside) {
            if let date = date(of: node, isMonthFirst) { return (date, "name") }
        }
        if let date = facts.meta[.plainDate].flatMap({ read($0, isMonthFirst) }) { return (date, "meta-date") }
        for node in facts.dates {
            if let date = date(of: node, isMonthFirst) { return (date, "name") }
        }
        if let date = updated(head: head, fields: fields) { return (date, "updated") }
        return nil
    }

    func updated(head: PageZone, fields: [BylineWords.Field]) -> CivilDate? {
        if let date = facts.linked.modified.flatMap({ read($0, false) }) { return date }
        if let date = facts.meta[.updated].flatMap({ read($0, false) }) { return date }
        for field in fields where field.label == .updated {
            if let hit = reader.first(in: head.text, field.start..<field.end) { return hit.date }
        }
        return nil
    }

    private func read(_ text: String, _ isMonthFirst: Bool) -> CivilDate? {
        CivilDate(iso: text).flatMap { DateReader.years.contains($0.year) ? $0 : nil } ?? reader.first(in: text, isMonthFirst: isMonthFirst)
    }

    /// The date of an element: its `datetime` or `content`, else its text.
    private func date(of node: Int, _ isMonthFirst: Bool) -> CivilDate? {
        for name in [AttributeName.datetime, .content, .title] {
            if let value = tree.string(name, of: node), let date = read(value, isMonthFirst) { return date }
        }
        let source = tree.nodes[node]
        return reader.first(in: tree.text, Int(source.textStart)..<Int(source.textEnd), isMonthFirst: isMonthFirst)?.date
    }

    private func isPublished(_ node: Int) -> Bool {
        if tree.value(.pubdate, of: node) != nil { return true }
        if let property = tree.string(.itemprop, of: node), property.contains("datePublished") { return true }
        guard let name = tree.string(.class, of: node) else { return false }
        return (name.contains("published") || name.contains("entry-date") || name.contains("pubdate"))
            && !measures.nodes[node].state.contains(.beside)
    }
}
