import ArgumentParser
import Pipeline

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Begins a project: copies the sample's pipeline and its data files into a folder.",
        discussion: "Nothing is written over: the folder must be new or empty."
    )

    @Argument(help: "The folder of the new project.")
    var folder: String

    @Flag(help: "Copies the sample's pages too.")
    var sample = false

    func run() throws {
        let project = try NewProject(in: folder, withSample: sample)
        let next = sample ? "now" : "put saved pages into '\(folder)/\(NewProject.pages)', then"
        Message.note("\(project.files) files in '\(folder)'; \(next): lianghui run \(folder)/pipeline.json")
        if !sample {
            Message.note(
                "pipeline.json has the sample's name and its year, 2020, as the 'horizon' of summary and report: change or remove them"
            )
        }
    }
}
