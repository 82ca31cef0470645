import Digest
import HTMLTree
import Records

/// Takes a page's article out of it: its main text as blocks, and what the page tells about it.
///
/// The way: decode the bytes → parse → measure every node → choose the element that holds the text → read the metadata
/// around it → write its blocks, what is beside the text left out → judge whether the text is whole.
public struct Extractor: Sendable {
    let words: ExtractionWords
    let limits: ParseLimits
    private let isHashing: Bool

    /// - Parameter isHashing: gives each article its ``Article/id`` and ``Article/sha256``; the hash costs up to a fifth of the rest.
    public init(words: ExtractionWords, limits: ParseLimits = ParseLimits(), isHashing: Bool = true) {
        self.words = words
        self.limits = limits
        self.isHashing = isHashing
    }

    /// - Throws: a ``Reject`` where the page has no text, or is beyond a limit.
    public func article(from page: Page) throws(Reject) -> Article {
        guard page.bytes.count <= limits.pageBytes else {
            throw reject(page, .tooLarge, "the page has \(page.bytes.count) bytes; the limit is \(limits.pageBytes)")
        }
        let decoded = Charset.decode(page.bytes, headerCharset: page.headerCharset, isHTML: page.format == .html)
        guard decoded.utf8.contains(where: { $0 > 0x20 }) else { throw reject(page, .empty, "the page is empty") }
        var article = page.format == .html ? try html(page, decoded.utf8) : plainText(page, decoded.utf8)
        guard !article.blocks.isEmpty else { throw reject(page, .noText, "no main text was found in the page") }
        guard !words.lines.saysGone(article) else { throw reject(page, .gone, "the page says that what it had is no longer there") }
        article.charset = decoded.charset
        if isHashing {
            article.sha256 = SHA256Digest.hex(page.bytes)
            article.id = SHA256Digest.id(page.source, article.sha256)
        }
        article.givenID = page.given.id
        article.title = page.given.title ?? article.title
        if let date = page.given.date {
            article.published = date
            article.publishedEvidence = "given"
        }
        article.givenRegion = page.given.region
        return article
    }

    private func reject(_ page: Page, _ code: Reject.Code, _ message: String) -> Reject {
        Reject(source: page.source, code: code, message: message)
    }

    private func html(_ page: Page, _ utf8: [UInt8]) throws(Reject) -> Article {
        let tree: HTMLTree
        do {
            tree = try HTMLTree.parse(utf8, limits: limits)
        } catch {
            switch error {
            case .tooLarge(let bytes, let limit):
                throw reject(page, .tooLarge, "the page has \(bytes) bytes as UTF-8; the limit is \(limit)")
            case .tooDeep(let limit): throw reject(page, .tooDeep, "the page's elements are nested deeper than the limit of \(limit)")
            case .noParser: throw reject(page, .noParser, "the HTML parser could not be started")
            case .outOfMemory: throw reject(page, .noParser, "the HTML parser ran out of memory")
            }
        }
        let measures = PageMeasures(tree, names: words.names)
        let (draft, metadata) = draft(tree, measures, page)
        var article = ArticleText(draft.text, draft.blocks, tree).article(source: page.source)
        article.url = page.url ?? metadata.address
        article.title = metadata.title
        article.author = metadata.author
        article.publisher = metadata.publisher
        article.published = metadata.published
        article.publishedEvidence = metadata.publishedEvidence
        if article.published == nil, let date = words.scripts.published(in: utf8, isChinese: metadata.isChinese) {
            article.published = date
            article.publishedEvidence = "script"
        }
        article.updated = metadata.updated
        article.language = metadata.language
        article.cuts = tree.cuts.isEmpty ? nil : tree.cuts.description
        article.completeness = words.lines.completeness(of: article)
        article.related = RelatedHeadlines(tree: tree, measures: draft.measures, reader: DateReader(months: words.months))
            .lines(after: draft.root) { Array((metadata.title ?? "").utf8) + [0x0A] + article.text.bytes }
            .map { UTF8Text(bytes: $0) }
        return article
    }

    /// The text of a page, looked for ever more leniently until there is some.
    private func draft(_ tree: HTMLTree, _ measures: PageMeasures, _ page: Page) -> (DraftText, Metadata) {
        var attempt = DraftText(tree, measures)
        var metadata = Metadata(tree, measures, words, root: attempt.root, url: page.url)
        attempt.write(after: metadata.titleNode, title: metadata.title, words)
        for withBeside in [false, true] where attempt.count < DraftText.enough || attempt.isParagraph && !withBeside {
            var lenient = DraftText(tree, measures.lenient(tree, withBeside: withBeside), prefersNamed: withBeside)
            let told = Metadata(tree, lenient.measures, words, root: lenient.root, url: page.url)
            lenient.write(after: told.titleNode, title: told.title, words)
            if lenient.count > attempt.count { (attempt, metadata) = (lenient, told) }
        }
        return (attempt, metadata)
    }
}
