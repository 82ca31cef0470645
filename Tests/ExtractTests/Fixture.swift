import Extract
import Foundation
import Records

/// The repository's own word tables, and pages made from strings.
enum Fixture {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func extractor() throws -> Extractor {
        let json = try Data(contentsOf: root.appendingPathComponent("data/extraction.json"))
        return Extractor(words: try ExtractionWords(json: Array(json)))
    }

    static func article(_ html: String, url: String? = nil) throws -> Article {
        try extractor().article(from: Page(source: "page.html", bytes: Array(html.utf8), url: url))
    }

    static func blocks(_ article: Article) -> [String] { article.blocks.map { article.text[$0.span] } }
}
