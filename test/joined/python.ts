import type { JoinedCase } from "./case.ts";

const OPENAI = "from openai import OpenAI\n\nclient = OpenAI()\n";
const ask = (input: string) => `client.responses.create(model="gpt-4.1", input=${input})\n`;
const TIDES = "Read the tide table of {harbour}.\n";
const TIDES_JINJA = "Read the tide table of {{ harbour.name }}.\n{% for boat in boats %}- {{ boat.draught }}\n{% endfor %}";

/** Written from the documentation of Python's files and of the template engines. */
export const PYTHON: readonly JoinedCase[] = [
  {
    title: "a file opened in a with",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}with open("texts/tides.md", encoding="utf-8") as file:\n    text = file.read()\n${ask("text.format(harbour=port.name)")}`,
      "texts/tides.md": TIDES,
    },
    sent: ["user: Read the tide table of ‹port.name=port.name›.⏎ @texts/tides.md"],
    lookAlike: {
      "app/ask.py": `${OPENAI}def open(name, encoding):\n    return archive.fetch(name)\n\nwith open("texts/tides.md", encoding="utf-8") as file:\n    text = file.read()\n${ask("text")}`,
    },
  },
  {
    title: "a path from the file itself",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}from pathlib import Path\n\nFOLDER = Path(__file__).parent.parent / "texts"\n${ask('(FOLDER / "tides.md").read_text()')}`,
      "texts/tides.md": TIDES,
    },
    sent: ["user: Read the tide table of {harbour}.⏎ @texts/tides.md"],
    lookAlike: {
      "app/ask.py": `${OPENAI}from pathlib import Path\n\nFOLDER = Path(__file__).parent / "texts"\n${ask('(FOLDER / "tides.md").read_text()')}`,
    },
  },
  {
    title: "an agent that another module configures",
    at: "app/ask.py",
    files: {
      "app/ask.py": 'from app.harbour import pilot\n\npilot.run("Read the tide table.")\n',
      "app/harbour.py":
        'from agno.agent import Agent\nfrom agno.models.openai import OpenAIChat\n\npilot = Agent(model=OpenAIChat(id="gpt-4.1"), instructions=["Never guess a depth."])\n',
    },
    sent: ["system: Never guess a depth. @app/harbour.py", "user: Read the tide table. @here"],
    lookAlike: { "app/ask.py": 'from archive.harbour import pilot\n\npilot.run("Read the tide table.")\n' },
  },
  {
    title: "os.path and a helper with the name as its parameter",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}from app.texts import load\n\n${ask('load("tides").strip()')}`,
      "app/texts.py":
        'import os\n\nHERE = os.path.dirname(os.path.abspath(__file__))\n\n\ndef load(name: str) -> str:\n    path = os.path.join(HERE, "texts", f"{name}.md")\n    with open(path) as file:\n        return file.read()\n',
      "app/texts/tides.md": TIDES,
    },
    sent: ["user: Read the tide table of {harbour}. @app/texts/tides.md"],
    lookAlike: { "app/ask.py": `${OPENAI}import sys\nfrom app.texts import load\n\n${ask("load(sys.argv[1]).strip()")}` },
  },
  {
    title: "a constant of another module",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}from . import texts\n\n${ask("texts.TIDES")}`,
      "app/texts.py": 'from pathlib import Path\n\nTIDES = (Path(__file__).resolve().parents[1] / "tides.md").read_text("utf-8")\n',
      "tides.md": TIDES,
    },
    sent: ["user: Read the tide table of {harbour}.⏎ @tides.md"],
    lookAlike: { "app/texts.py": 'from pathlib import Path\n\nTIDES = (Path("/etc") / "tides.md").read_text()\n' },
  },
  {
    title: "a resource of a package",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}from importlib import resources\n\n${ask('resources.files("app.texts").joinpath("tides.md").read_text()')}`,
      "app/texts/tides.md": TIDES,
    },
    sent: ["user: Read the tide table of {harbour}.⏎ @app/texts/tides.md"],
    lookAlike: {
      "app/ask.py": `${OPENAI}from importlib import resources\n\n${ask('resources.files("boats.texts").joinpath("tides.md").read_text()')}`,
    },
  },
  {
    title: "bytes of a package, decoded",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}import pkgutil\n\n${ask('pkgutil.get_data(__name__, "tides.md").decode("utf-8")')}`,
      "app/tides.md": TIDES,
    },
    sent: ["user: Read the tide table of {harbour}.⏎ @app/tides.md"],
    lookAlike: { "app/tides.md": null, "boats/tides.md": TIDES },
  },
  {
    title: "an attribute that the constructor fills",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}class Harbour:\n    def __init__(self):\n        self.text = open("tides.md").read()\n\n    def ask(self, harbour):\n        return client.responses.create(model="gpt-4.1", input=self.text.replace("{harbour}", harbour))\n`,
      "tides.md": TIDES,
    },
    sent: ["user: Read the tide table of ‹harbour=harbour›.⏎ @tides.md"],
    lookAlike: {
      "app/ask.py": `${OPENAI}class Harbour:\n    def __init__(self, path):\n        self.text = open(path).read()\n\n    def ask(self, harbour):\n        return client.responses.create(model="gpt-4.1", input=self.text.replace("{harbour}", harbour))\n`,
    },
  },
  {
    title: "an asynchronous file",
    at: "app/ask.py",
    files: {
      "app/ask.py": `import aiofiles\n${OPENAI}async def ask():\n    async with aiofiles.open("tides.md") as file:\n        text = await file.read()\n    return client.responses.create(model="gpt-4.1", input=text)\n`,
      "tides.md": TIDES,
    },
    sent: ["user: Read the tide table of {harbour}.⏎ @tides.md"],
    lookAlike: { "tides.md": null, "docs/tides.md": TIDES },
  },
  {
    title: "Jinja with a folder of templates",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}from jinja2 import Environment, FileSystemLoader\n\nenvironment = Environment(loader=FileSystemLoader("templates"), trim_blocks=True)\n${ask('environment.get_template("tides.j2").render(harbour=port, boats=fleet)')}`,
      "templates/tides.j2": TIDES_JINJA,
    },
    sent: ["user: Read the tide table of ‹harbour.name=port›.⏎- ‹boat.draught=fleet›⏎ @templates/tides.j2"],
    lookAlike: {
      "app/ask.py": `${OPENAI}from jinja2 import Environment, FileSystemLoader\n\nenvironment = Environment(loader=FileSystemLoader("html"))\n${ask('environment.get_template("tides.j2").render(harbour=port)')}`,
    },
  },
  {
    title: "Jinja with the folder of a package, behind a class",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}from app.render import Renderer\n\nrenderer = Renderer()\n${ask('renderer.render("tides.j2", harbour=port, boats=fleet)')}`,
      "app/render.py":
        'from jinja2 import Environment, PackageLoader\n\n\nclass Renderer:\n    def __init__(self):\n        self.environment = Environment(loader=PackageLoader("app"))\n\n    def render(self, name, harbour, boats):\n        template = self.environment.get_template(name)\n        return template.render(harbour=harbour, boats=boats)\n',
      "app/templates/tides.j2": TIDES_JINJA,
    },
    sent: ["user: Read the tide table of ‹harbour.name=harbour›.⏎- ‹boat.draught=boats›⏎ @app/templates/tides.j2"],
    lookAlike: {
      "app/render.py":
        'from boats import Environment, PackageLoader\n\n\nclass Renderer:\n    def __init__(self):\n        self.environment = Environment(loader=PackageLoader("app"))\n\n    def render(self, name, harbour, boats):\n        template = self.environment.get_template(name)\n        return template.render(harbour=harbour, boats=boats)\n',
    },
  },
  {
    title: "two places that fill one template",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}from jinja2 import Environment, FileSystemLoader\n\nenvironment = Environment(loader=FileSystemLoader(["nowhere", "templates"]))\ntides = environment.get_template("tides.j2")\n${ask("tides.render(harbour=north)")}${ask("tides.render({'harbour': south, 'unused': 1})")}`,
      "templates/tides.j2": "Read the tide table of {{ harbour }}, {{ weather }}.",
    },
    sent: [
      "user: Read the tide table of ‹harbour=north›, ‹weather›. @templates/tides.j2",
      "user: Read the tide table of ‹harbour=south›, ‹weather›. @templates/tides.j2",
    ],
    lookAlike: { "nowhere/tides.j2": "Another text for {{ harbour }}." },
  },
  {
    title: "a Jinja template of a text that was read",
    at: "app/ask.py",
    files: {
      "app/ask.py": `${OPENAI}from jinja2 import Template\nfrom pathlib import Path\n\n${ask('Template(Path("tides.j2").read_text()).render(harbour=port, mask=mask)')}`,
      "tides.j2":
        "{# For the crew #}Read {{ harbour.name | upper }} for {{ harbour.owner | pseudonym }}.{% if mask %} Mind {{ mask }}.{% endif %}",
    },
    sent: ["user: Read ‹harbour.name=port› for ‹harbour.owner›. Mind ‹mask=mask›. @tides.j2"],
    lookAlike: {
      "app/ask.py": `${OPENAI}from jinja2 import Template\nfrom pathlib import Path\n\n${ask("Template(Path(find()).read_text()).render(harbour=port)")}`,
    },
  },
  {
    title: "a template of LangChain in a chain",
    at: "app/ask.py",
    files: {
      "app/ask.py":
        'from langchain_core.prompts import PromptTemplate\nfrom langchain_openai import ChatOpenAI\n\nchain = PromptTemplate.from_file("tides.txt") | ChatOpenAI(model="gpt-4.1")\nchain.invoke({"harbour": port.name})\n',
      "tides.txt": TIDES,
    },
    sent: ["user: Read the tide table of ‹harbour=port.name›.⏎ @tides.txt"],
    lookAlike: {
      "app/ask.py":
        'from langchain_core.prompts import PromptTemplate\nfrom langchain_openai import ChatOpenAI\n\nchain = PromptTemplate.from_file(choose()) | ChatOpenAI(model="gpt-4.1")\nchain.invoke({"harbour": port.name})\n',
    },
  },
  {
    title: "a saved prompt of LangChain",
    at: "app/ask.py",
    files: {
      "app/ask.py":
        'from langchain_core.prompts import load_prompt\nfrom langchain_openai import ChatOpenAI\n\nprompt = load_prompt("tides.json")\nChatOpenAI(model="gpt-4.1").invoke(prompt.format(harbour=port))\n',
      "tides.json": '{"_type": "prompt", "input_variables": ["harbour"], "template": "Read the tide table of {harbour}."}\n',
    },
    sent: ["user: Read the tide table of ‹harbour=port›. @tides.json"],
    lookAlike: { "tides.json": '{"harbours": ["Read the tide table of {harbour}."]}\n' },
  },
  {
    title: "a Prompty file",
    at: "app/ask.py",
    files: {
      "app/ask.py": `import prompty\n${OPENAI}client.chat.completions.create(model="gpt-4.1", messages=prompty.prepare("tides.prompty", inputs={"harbour": port}))\n`,
      "tides.prompty": "---\nname: tides\n---\nsystem:\nYou read tide tables.\n\nuser:\n{{harbour}}\n",
    },
    sent: ["system: You read tide tables. @tides.prompty", "user: ‹harbour=port› @tides.prompty"],
    lookAlike: { "tides.prompty": null, "tides.txt": "You read tide tables." },
  },
];
