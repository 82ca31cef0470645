import Records

/// The bytes of the data files that normalization works by.
public struct NormalizeData: Sendable {
    /// `regions.tsv`: the administrative areas of every year.
    public var regions: [UInt8]
    /// `zones.tsv`: macro regions and zones.
    public var zones: [UInt8]
    /// `region-words.json`: what may and may not stand around a region's name.
    public var regionWords: [UInt8]
    /// `expressions.json`: the words of dates and figures.
    public var expressions: [UInt8]
    /// `cues.json`: the words of reported speech.
    public var cues: [UInt8]

    public init(regions: [UInt8], zones: [UInt8], regionWords: [UInt8], expressions: [UInt8], cues: [UInt8]) {
        self.regions = regions
        self.zones = zones
        self.regionWords = regionWords
        self.expressions = expressions
        self.cues = cues
    }

    public enum File: String, Sendable, Hashable, CaseIterable {
        case regions, zones, regionWords, expressions, cues
    }
}

/// Reads an article's statements: who said what, about which place, when.
///
/// 1. Dates, regions and figures are found in the whole text.
/// 2. The text is cut into paragraphs, sentences and clauses; quotation marks are paired.
/// 3. Persons are found by their offices and verbs, and verbs of speech with who speaks.
/// 4. Lines that are a region's name open sections.
/// 5. Statements are found: of a report read out, under and above names, after labels, in quotation marks, after verbs of speech,
///    and, of a section in which nobody is quoted, the section itself.
/// 6. Each is given its speaker, region, day, session and figures.
/// 7. What is left is cut into passages, and the points announced for a coming year are read.
public struct Normalizer: Sendable {
    private let cues: CueWords
    private let fold: GlyphFold
    private let dateScanner: DateScanner
    private let figureScanner: FigureScanner
    private let regionScanner: RegionScanner
    package let gazetteer: Gazetteer

    /// - Throws: ``NormalizeFaults`` with every fault of every file.
    public init(data: NormalizeData) throws(NormalizeFaults) {
        var faults = NormalizeFaults()
        let expressions = faults.read(.expressions) { () throws(DataFaults) in try ExpressionWords(json: data.expressions) }
        let cues = faults.read(.cues) { () throws(DataFaults) in try CueWords(json: data.cues) }
        let words = faults.read(.regionWords) { () throws(DataFaults) in try RegionWords(data.regionWords) }
        let gazetteer: Gazetteer
        do {
            gazetteer = try Gazetteer(regions: data.regions, zones: data.zones)
        } catch {
            throw NormalizeFaults(faults.faults + error.faults)
        }
        guard let expressions, let cues, let words else { throw faults }
        self.cues = cues
        self.gazetteer = gazetteer
        fold = expressions.fold
        dateScanner = DateScanner(words: expressions)
        figureScanner = FigureScanner(words: expressions)
        regionScanner = RegionScanner(gazetteer: gazetteer, words: words)
    }

    /// The article with its dates, regions, figures, statements, passages and directions.
    public func normalize(_ article: Article) -> NormalizedArticle {
        let text = article.text
        let glyphs = GlyphText(text, within: text.whole, fold: fold)
        let dates = dateScanner.mentions(in: glyphs, reference: article.published)
        let figures = figureScanner.figures(in: glyphs, outside: dates)
        let year = year(of: article, dates)
        let context = context(of: article, year)
        let regions = regionScanner.mentions(in: text, within: text.whole, year: year, context: context)

        let reading = Reading(article, cues: cues)
        let names = PersonNames(reading: reading, regions: regions)
        let roster = names.roster()
        let verbs = SpeechCues(reading: reading, roster: roster, dates: dates, regions: regions).all()
        let sections = Sections(reading: reading) { line in
            regionScanner.headingRegion(in: text, of: line, year: year, context: context)?.region
        }.all()

        func about(_ span: TextSpan) -> (region: Region, evidence: String)? {
            let own = regions.beginning(in: span)
            guard let first = own.first else { return nil }
            let told = regionScanner.about(Array(own), in: text, of: span, year: year, context: context)
            // Where the context decided, the place that it decided on is named by what the span has.
            return told.map { ($0.region, $0.evidence == "context" ? text[first.span] : $0.evidence) }
        }
        let subject = articleRegion(article, context, regions, reading, about: about)
        // A single paragraph, such as an item of a table, speaks for itself; what it comes with only helps to read it.
        let topic =
            reading.paragraphs.count == 1 ? regionScanner.about(regions, in: text, of: text.whole, year: year, context: context) : subject
        let places = Places(reading: reading, roster: roster, regions: regions, dates: dates, about: about, article: subject)
        let report = WorkReport(reading, roster: roster, dates: dates)
        let drafts = StatementSearch(
            reading: reading,
            roster: roster,
            names: names,
            cues: verbs,
            regions: regions,
            sections: sections,
            report: report
        ).drafts()
        var attribution = Attribution(
            reading: reading,
            roster: roster,
            cues: verbs,
            sections: sections,
            sessions: Sessions(reading: reading, regions: regions).all(),
            figures: figures,
            places: places,
            occasions: Occasions(reading: reading, roster: roster, cues: verbs, dates: dates, report: report),
            report: report
        )
        return NormalizedArticle(
            article: article,
            dates: dates,
            regionMentions: regions,
            figures: figures,
            about: topic?.region,
            aboutEvidence: topic?.evidence,
            isReport: report != nil,
            passages: Passages(reading: reading, sections: sections, dates: dates, about: about, article: subject?.region).all(),
            statements: attribution.statements(from: drafts),
            directions: Directions(reading: reading, dates: dates).all()
        )
    }
}

extension Normalizer {
    /// Of a document that tells no year: every area that still stands is in force.
    private static let latest = 9999

    /// The year that the document is of: of publication, else the first year that the text names itself.
    private func year(of article: Article, _ dates: [DateMention]) -> Int {
        article.published?.year ?? dates.first { $0.hasOwnYear && $0.from != nil }?.from?.year ?? Self.latest
    }

    /// The region that a table names beside the text, else the one that the title names.
    private func context(of article: Article, _ year: Int) -> Region? {
        if let given = article.givenRegion,
            let region = gazetteer.region(code: given, year: year) ?? gazetteer.region(named: given, year: year)
        {
            return region
        }
        for words in [article.givenRegion, article.title] {
            guard let words else { continue }
            let text = UTF8Text(words)
            let mentions = regionScanner.mentions(in: text, within: text.whole, year: year, context: nil)
            if let told = regionScanner.about(mentions, in: text, of: text.whole, year: year, context: nil) { return told.region }
        }
        return nil
    }

    /// Whether one place lies in the other, the whole country aside.
    private func belongs(_ region: Region, with other: Region) -> Bool {
        regionScanner.isWithin(region, other) || region.level != .country && regionScanner.isWithin(other, region)
    }

    /// What the article as a whole is about: what the table or the title names, else what its head or most of its places are.
    private func articleRegion(
        _ article: Article,
        _ context: Region?,
        _ regions: [RegionMention],
        _ reading: Reading,
        about: (TextSpan) -> (region: Region, evidence: String)?
    ) -> (region: Region, evidence: String)? {
        if let context { return (context, article.givenRegion ?? article.title ?? context.name) }
        var counts: [String: (count: Int, first: RegionMention)] = [:]
        for mention in regions { counts[mention.region.code, default: (0, mention)].count += 1 }
        let head = TextSpan(0, reading.paragraphs.prefix(2).last?.span.end ?? 0)
        // The first place of a round-up is no more the article's than the next one.
        if let told = about(head), told.region.level != .country,
            regions.count(where: { belongs($0.region, with: told.region) }) * 3 >= regions.count
        {
            return told
        }
        if let national = reading.nationalWord(in: head) { return (.china, article.text[national.span]) }
        let most = counts.values.max { ($0.count, $1.first.span.start) < ($1.count, $0.first.span.start) }
        if let most, most.count > 1, most.count * 2 >= regions.count { return (most.first.region, article.text[most.first.span]) }
        return reading.nationalWord(in: article.text.whole).map { (.china, article.text[$0.span]) }
    }
}
