import ArgumentParser
import Coding
import Pipeline

struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Draws a stratified sample of statements for double coding.",
        discussion: """
            The same snapshot, number, seed and strata give the same sample on every machine. Strata get their share of it by largest \
            remainder; a statement of several themes is in the stratum of its rarest one, and articles that repeat others give none. \
            Each coder fills one of the columns coder_a \
            and coder_b: theme ids parted by ';', or none. A blank cell says that nobody coded the statement. The key has what the \
            program found; the coders should not see it.
            """
    )

    @Argument(help: "The folder of the snapshot.")
    var folder = "output"

    @ArgumentParser.Option(help: "Number of statements.")
    var n: Int

    @ArgumentParser.Option(help: "Which of the possible samples.")
    var seed: UInt64

    @ArgumentParser.Option(help: "What the strata are made of, parted by commas: theme, or columns of statements.csv such as region.")
    var by: String?

    @ArgumentParser.Option(help: "The file for the coders; it must not be there yet.")
    var to = "sample.csv"

    @ArgumentParser.Option(help: "The file for the program's codes; it must not be there yet.")
    var key = "sample-key.csv"

    func validate() throws {
        if n < 1 { throw ValidationError("--n must be at least 1") }
        if to == key { throw ValidationError("--to and --key must be two files") }
    }

    func run() throws {
        let (statements, articles) = (try table("statements"), try table("articles"))
        let strata = by?.split(separator: ",").map { String($0.filter { $0 != " " }) } ?? []
        let sample = try CodingErrors.told {
            try CodingSample(statements: statements, articles: articles, n: n, seed: seed, by: strata)
        }
        try NamedFile.refuseExisting(key)
        try NamedFile.create(to, sample.sheet)
        try NamedFile.create(key, sample.key)
        Message.note(
            "\(to): \(sample.count) of \(sample.population) statements, from \(sample.strata.sampled) of \(sample.strata.all) strata; "
                + "\(key): the program's codes"
        )
    }

    private func table(_ name: String) throws -> TableFile {
        let path = try SnapshotFiles.table(name, of: folder)
        return TableFile(path, try NamedFile.contents(of: path))
    }
}

struct AgreementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement",
        abstract: "Tells how far coders agree with each other and with the program.",
        discussion: """
            Percent agreement, Cohen's kappa and Krippendorff's alpha (nominal), for the whole set of a statement's themes and for each \
            theme; precision and recall of the program by theme, with Wilson's intervals at 95 %, against what the coders agree on.
            """
    )

    @Argument(help: "The sample with the coders' themes in its columns coder_a, coder_b and so on.")
    var sample: String

    @Argument(help: "The key that was drawn with it.")
    var key: String

    @Flag(help: "Prints one JSON object.")
    var json = false

    func run() throws {
        let sheet = TableFile(sample, try NamedFile.contents(of: sample))
        let codes = TableFile(key, try NamedFile.contents(of: key))
        let report = try CodingErrors.told { try AgreementReport(sheet: sheet, key: codes) }
        for warning in report.warnings { Message.error(warning) }
        try StandardStreams.write(json ? report.json : Array(report.text.utf8))
    }
}

private enum CodingErrors {
    /// What is wrong with a table that somebody filled in is told with the exit code for input that cannot be used.
    static func told<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let fault as CodingFault {
            throw RunError(.unusable, fault.description)
        }
    }
}
