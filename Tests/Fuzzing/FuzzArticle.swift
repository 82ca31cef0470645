import Extract
import Foundation
import Records

/// The way bytes → pages → articles, as libFuzzer calls it. `.ci/check-fuzz` builds it with the sanitizers and runs it from real containers;
/// it is no target of the package, since an ordinary build has no libFuzzer to link.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzArticle(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // What opens the source is a page in memory, so the only errors are rejects, which are handed over.
    try? Fuzzing.reader.forEachPage(of: "input", bytes: ByteSource(bytes)) { result in
        guard case .success(let page) = result, let article = try? Fuzzing.extractor.article(from: page) else { return }
        for block in article.blocks where block.span.start < 0 || block.span.end > article.text.count || block.span.isEmpty {
            fatalError("a block lies outside of its text")
        }
        precondition(String(validating: article.text.bytes, as: UTF8.self) != nil, "the text is no valid UTF-8")
    }
    return 0
}

private enum Fuzzing {
    static let reader = PageReader(limits: ContainerLimits(expandedBytes: 8 << 20, pageBytes: 1 << 20, members: 100))

    static let extractor: Extractor = {
        guard let data = FileManager.default.contents(atPath: "data/extraction.json"),
            let words = try? ExtractionWords(json: Array(data))
        else { fatalError("data/extraction.json cannot be read") }
        return Extractor(words: words)
    }()
}
