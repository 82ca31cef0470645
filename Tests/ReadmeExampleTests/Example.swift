import Enrich
import Extract
import Foundation
import Normalize
import Records

/// The statements of a saved page with their themes, by the data files of a project.
func statements(ofPageAt page: URL, data: URL) throws -> [Statement] {
    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: data.appendingPathComponent(name))) }
    guard case .taxonomy(let taxonomy) = Taxonomy.read(json: try bytes("taxonomy.json")) else { return [] }
    let extractor = Extractor(words: try ExtractionWords(json: bytes("extraction.json")))
    let normalizer = try Normalizer(
        data: NormalizeData(
            regions: bytes("regions.tsv"),
            zones: bytes("zones.tsv"),
            regionWords: bytes("region-words.json"),
            expressions: bytes("expressions.json"),
            cues: bytes("cues.json")
        )
    )
    let article = try extractor.article(from: Page(source: page.lastPathComponent, bytes: [UInt8](Data(contentsOf: page))))
    return Enricher(taxonomy: taxonomy).enrich(normalizer.normalize(article)).statements
}
