/// Which columns of a table (CSV) or keys of a row (NDJSON) hold what.
public struct TableColumns: Sendable, Hashable {
    /// What a column can hold.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        case text, html, id, url, title, date, region
    }

    private var names: [Field: [String]]

    /// - Parameter names: the table's name for a field, such as `["text": "full_text"]`. A field that is left out goes by its usual names.
    public init(_ names: [Field: String] = [:]) {
        self.names = Self.usual
        for (field, name) in names { self.names[field] = [Self.folded(name)] }
    }

    private static let usual: [Field: [String]] = [
        .text: ["text", "content", "full_text", "fulltext", "body", "article", "doc", "document", "正文", "内容", "全文", "文本", "報告全文", "报告全文"],
        .html: ["html", "raw_html", "rawhtml", "page", "source_html"],
        .id: ["id", "doc_id", "docid", "article_id", "编号", "序号"],
        .url: ["url", "link", "href", "uri", "source_url", "链接", "网址", "地址"],
        .title: ["title", "headline", "标题", "题目", "名称"],
        .date: [
            "date", "published", "publish_date", "published_at", "publication_date", "pub_date", "pubdate", "datetime", "time", "日期",
            "发布日期", "发布时间", "时间",
        ],
        .region: ["region", "province", "region_code", "area", "地区", "省份", "省", "区域", "行政区划"],
    ]

    private static func folded(_ name: String) -> String {
        String(decoding: Array(name.utf8).trimmed, as: UTF8.self).lowercased()
    }

    /// The place of each field among a table's header cells; the order of the usual names decides where several fit.
    func places(in header: [String]) -> [Field: Int] {
        let cells = header.map(Self.folded)
        var places: [Field: Int] = [:]
        for (field, candidates) in names {
            places[field] = candidates.lazy.compactMap { cells.firstIndex(of: $0) }.first
        }
        return places
    }
}
