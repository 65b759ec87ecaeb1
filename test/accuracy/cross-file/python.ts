import type { CrossFileCase } from "./case.ts";

const CLIENT = "from openai import OpenAI\n\nclient = OpenAI(timeout=20)\n";
const ASK = `from openai import OpenAI

client = OpenAI()


def ask(prompt, model="gpt-4.1"):
    reply = client.chat.completions.create(
        model=model, messages=[{"role": "user", "content": prompt}], temperature=0.2
    )
    return reply.choices[0].message.content
`;
const NO_MODEL = `def ask(prompt, model="gpt-4.1"):
    print(model, prompt)
    return prompt
`;

/** Written from the language's rules of importing. */
export const PYTHON: readonly CrossFileCase[] = [
  {
    title: "a client made in another module",
    at: "app/answer.py",
    files: {
      "app/clients.py": CLIENT,
      "app/answer.py": 'from app.clients import client\n\nclient.responses.create(model="gpt-4.1", input="Sum up the tide table.")\n',
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: { "app/answer.py": 'from app.clients import client\n\nclient.publish(model="gpt-4.1", input="Sum up the tide table.")\n' },
  },
  {
    title: "a client of a module imported as a whole",
    at: "app/answer.py",
    files: {
      "app/clients.py": CLIENT,
      "app/answer.py": 'from . import clients\n\nclients.client.responses.create(model="gpt-4.1", input="Sum up the tide table.")\n',
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: { "app/answer.py": "from . import clients\n\nclients.client.close()\n" },
  },
  {
    title: "a model id in a constant",
    at: "app/answer.py",
    files: {
      "app/constants.py": 'MODEL = "gpt-4.1-mini"\nTEMPERATURE = 0.3\n',
      "app/answer.py":
        'from openai import OpenAI\nfrom .constants import MODEL, TEMPERATURE\n\nOpenAI().responses.create(model=MODEL, input="Name the lock.", temperature=TEMPERATURE)\n',
    },
    expected: ["call 4 gpt-4.1-mini 0.3 direct"],
    lookAlike: { "app/answer.py": "from .constants import MODEL\n\nprint(MODEL)\n" },
  },
  {
    title: "a constant handed on by the package",
    at: "main.py",
    files: {
      "settings/__init__.py": "from .models import MODEL\n",
      "settings/models.py": 'MODEL = "claude-sonnet-4-5"\n',
      "main.py":
        'import anthropic\nfrom settings import MODEL\n\nanthropic.Anthropic().messages.create(model=MODEL, max_tokens=200, messages=[{"role": "user", "content": "Name the lock."}])\n',
    },
    expected: ["call 4 claude-sonnet-4-5 absent direct"],
    lookAlike: {
      "main.py": 'import requests\nfrom settings import MODEL\n\nrequests.post("https://example.org/locks", json={"model": MODEL})\n',
    },
  },
  {
    title: "everything handed on with a star",
    at: "main.py",
    files: {
      "settings/__init__.py": "from .models import *\n",
      "settings/models.py": 'MODEL = "gpt-4.1-nano"\n',
      "main.py":
        'from openai import OpenAI\nfrom settings import MODEL\n\nOpenAI().responses.create(model=MODEL, input="Name the lock.")\n',
    },
    expected: ["call 4 gpt-4.1-nano absent direct"],
    lookAlike: { "main.py": "from settings import MODEL\n\nprint(MODEL)\n" },
  },
  {
    title: "everything imported with a star",
    at: "main.py",
    files: {
      "clients.py": CLIENT,
      "main.py": 'from clients import *\n\nclient.responses.create(model="gpt-4.1", input="Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: {
      "clients.py": "def connect():\n    return None\n",
      "main.py": 'from clients import *\n\nclient.publish(model="gpt-4.1", input="Name the lock.")\n',
    },
  },
  {
    title: "a wrapper",
    at: "app/answer.py",
    files: { "app/llm.py": ASK, "app/answer.py": 'from app.llm import ask\n\nask("Name the lock at kilometre four.")\n' },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "app/llm.py": NO_MODEL },
  },
  {
    title: "a wrapper given another model",
    at: "app/answer.py",
    files: { "app/llm.py": ASK, "app/answer.py": 'from .llm import ask\n\nask("Name the lock.", model="gpt-4o")\n' },
    expected: ["call 3 gpt-4o 0.2 wrapper"],
    lookAlike: { "app/llm.py": NO_MODEL },
  },
  {
    title: "a wrapper under another name",
    at: "app/answer.py",
    files: { "app/llm.py": ASK, "app/answer.py": 'from app.llm import ask as describe\n\ndescribe("Name the lock.")\n' },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: {
      "app/answer.py":
        'from app.llm import ask as describe\n\n\ndef describe(prompt):\n    return prompt\n\n\ndescribe("Name the lock.")\n',
    },
  },
  {
    title: "a wrapper of a wrapper",
    at: "app/answer.py",
    files: {
      "app/llm.py": ASK,
      "app/texts.py": 'from app.llm import ask\n\n\ndef summarise(text):\n    return ask(f"Sum up: {text}")\n',
      "app/answer.py": 'from app.texts import summarise\n\nsummarise("The tide table of May.")\n',
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "app/texts.py": "def summarise(text):\n    return text[:80]\n" },
  },
  {
    title: "a wrapper handed on by the package",
    at: "main.py",
    files: {
      "llm/__init__.py": 'from .chat import ask\n\n__all__ = ["ask"]\n',
      "llm/chat.py": ASK,
      "main.py": 'import llm\n\nllm.ask("Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "llm/chat.py": NO_MODEL },
  },
  {
    title: "a method of a class",
    at: "app/answer.py",
    files: {
      "app/guide.py": `from anthropic import Anthropic


class Guide:
    def __init__(self):
        self.client = Anthropic()

    def answer(self, question):
        return self.client.messages.create(
            model="claude-haiku-4-5", max_tokens=300, messages=[{"role": "user", "content": question}]
        )

    def describe(self):
        return "a guide"
`,
      "app/answer.py": 'from app.guide import Guide\n\nguide = Guide()\nguide.answer("Where do boats turn?")\n',
    },
    expected: ["call 4 claude-haiku-4-5 unknown wrapper"],
    lookAlike: { "app/answer.py": "from app.guide import Guide\n\nguide = Guide()\nguide.describe()\n" },
  },
  {
    title: "an attribute of an instance",
    at: "app/answer.py",
    files: {
      "app/guide.py":
        "from openai import OpenAI\n\n\nclass Guide:\n    def __init__(self):\n        self.client = OpenAI()\n        self.queue = []\n",
      "app/answer.py": 'from app.guide import Guide\n\nGuide().client.responses.create(model="gpt-4.1", input="Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: { "app/answer.py": 'from app.guide import Guide\n\nGuide().queue.append("Name the lock.")\n' },
  },
  {
    title: "a method that a base class has",
    at: "app/answer.py",
    files: {
      "app/base.py":
        'from openai import OpenAI\n\n\nclass Base:\n    def ask(self, prompt):\n        return OpenAI().responses.create(model="gpt-4.1", input=prompt)\n',
      "app/guide.py": 'from app.base import Base\n\n\nclass Guide(Base):\n    name = "guide"\n',
      "app/answer.py": 'from app.guide import Guide\n\nGuide().ask("Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 unknown wrapper"],
    lookAlike: { "app/guide.py": "class Guide:\n    def ask(self, prompt):\n        return prompt\n" },
  },
  {
    title: "an attribute of a settings class",
    at: "app/answer.py",
    files: {
      "app/settings.py": 'class Settings:\n    model = "gpt-4.1"\n    temperature = 0.7\n\n\nsettings = Settings()\n',
      "app/answer.py":
        'from openai import OpenAI\nfrom app.settings import settings\n\nOpenAI().responses.create(model=settings.model, temperature=settings.temperature, input="Name the lock.")\n',
    },
    expected: ["call 4 gpt-4.1 0.7 direct"],
    lookAlike: { "app/answer.py": "from app.settings import settings\n\nprint(settings.model)\n" },
  },
  {
    title: "a factory",
    at: "app/answer.py",
    files: {
      "app/factory.py":
        'from langchain_openai import ChatOpenAI\n\n\ndef make_model(temperature=0):\n    return ChatOpenAI(model="gpt-4.1", temperature=0)\n',
      "app/answer.py": 'from app.factory import make_model\n\nmake_model().invoke("Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 0 direct"],
    lookAlike: { "app/factory.py": "def make_model(temperature=0):\n    return Worker(temperature)\n" },
  },
  {
    title: "a source folder",
    at: "src/harbour/answer.py",
    files: {
      "pyproject.toml": '[project]\nname = "harbour"\n',
      "src/harbour/llm.py": ASK,
      "src/harbour/answer.py": 'from harbour.llm import ask\n\nask("Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "src/harbour/llm.py": NO_MODEL },
  },
  {
    title: "a package of the same repository",
    at: "services/web/answer.py",
    files: {
      "libraries/harbour/pyproject.toml": '[project]\nname = "harbour"\n',
      "libraries/harbour/harbour/__init__.py": "from harbour.llm import ask\n",
      "libraries/harbour/harbour/llm.py": ASK,
      "services/web/answer.py": 'from harbour import ask\n\nask("Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "libraries/harbour/harbour/llm.py": NO_MODEL },
  },
  {
    title: "modules that hand on each other's names",
    at: "main.py",
    files: {
      "a.py": "from b import *\n",
      "b.py": "from a import *\nfrom llm import ask\n",
      "llm.py": ASK,
      "main.py": 'from a import ask\n\nask("Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "b.py": "from a import *\n" },
  },
  {
    title: "a submodule's class of the same name as a module's constant",
    at: "main.py",
    files: {
      "config.py": 'MODEL = "not-this-one"\n\n\nclass Defaults:\n    MODEL = "gpt-4.1"\n',
      "main.py":
        'import config\nfrom openai import OpenAI\n\nOpenAI().responses.create(model=config.Defaults.MODEL, input="Name the lock.")\n',
    },
    expected: ["call 4 gpt-4.1 absent direct"],
    lookAlike: { "main.py": "import config\n\nprint(config.Defaults.MODEL)\n" },
  },
];
