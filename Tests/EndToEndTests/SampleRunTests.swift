import Foundation
import Pipeline
import Testing

/// The sample, run in this process.
@Suite struct SampleRunTests {
    private func run(workers: Int, change: (inout RunSettings) -> Void = { _ in }) throws -> (outcome: RunOutcome, files: [String: Data]) {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var settings = RunSettings(pipeline: Repository.root.appendingPathComponent("pipeline.json").path)
        settings.output = folder.appendingPathComponent("out").path
        settings.workers = workers
        change(&settings)
        let outcome = try Run(settings)()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"], "nothing but the snapshot is left")
        return (outcome, try contents(of: folder.appendingPathComponent("out")))
    }

    @Test(arguments: [1, 2, 7]) func theCommittedOutputIsWhatComesOut(workers: Int) throws {
        #expect(try run(workers: workers).files == contents(of: Repository.root.appendingPathComponent("output")))
    }

    @Test func onlyThePageThatIsGoneIsSetAside() throws {
        let outcome = try run(workers: 2).outcome
        #expect(outcome.rejects == 1)
        #expect(outcome.firstReject?.hasPrefix("data/pages/not-found-shell.html") == true)
        #expect(outcome.status == .partial)
    }

    @Test func tooManyRejectsKeepTheOldOutput() throws {
        #expect(throws: RunError.self) { try run(workers: 1) { $0.maxRejects = .count(0) } }
        #expect(throws: Never.self) { try run(workers: 1) { $0.maxRejects = .percent(10) } }
    }

    @Test func anInputThatIsMissingIsToldBeforeAnythingIsWritten() throws {
        do {
            _ = try run(workers: 1) { $0.inputs = ["/nowhere/at/all.html"] }
            Issue.record("a missing input is taken")
        } catch let error as RunError {
            #expect(error.status == .noInput)
            #expect(error.description.contains("/nowhere/at/all.html"))
        }
    }
}
