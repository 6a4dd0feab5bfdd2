import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Validates PDFs with veraPDF: one line of JSON for each file and flavour.
 *
 * <p>Usage: {@code VeraCheck ua1,ua2 FILE... | @LIST}, where LIST holds one path a line. Exit code 0: every
 * file passes, 1: some file fails or cannot be read, 2: wrong use.
 *
 * <p>The jar that brings veraPDF has no JAXB runtime, so the rules are read from its profiles with DOM.
 */
public final class VeraCheck {
    private static final int MOST_FAILURES = 10_000;
    private static final int MOST_PLACES = 3;
    private static final Map<String, String> PROFILES = Map.of(
            "ua1", "PDFUA-1",
            "ua2", "PDFUA-2-ISO32005",
            "1a", "PDFA-1A",
            "2a", "PDFA-2A",
            "2b", "PDFA-2B",
            "2u", "PDFA-2U",
            "3a", "PDFA-3A",
            "4", "PDFA-4");

    private VeraCheck() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: VeraCheck FLAVOUR[,FLAVOUR] FILE... | @LIST");
            System.exit(2);
        }
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        List<String> files = files(List.of(arguments).subList(1, arguments.length));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean allPass = true;
        for (String flavour : arguments[0].split(",")) {
            ValidationProfile profile = profile(flavour);
            for (String file : files) {
                allPass &= check(file, flavour, profile, out);
            }
        }
        System.exit(allPass ? 0 : 1);
    }

    private static List<String> files(List<String> arguments) throws IOException {
        List<String> files = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("@")) {
                files.addAll(Files.readAllLines(Path.of(argument.substring(1)), StandardCharsets.UTF_8));
            } else {
                files.add(argument);
            }
        }
        return files;
    }

    /** Prints the verdict on a file and returns whether it passes. */
    private static boolean check(String file, String flavour, ValidationProfile profile, PrintStream out) {
        String head = "{\"file\":" + quoted(file) + ",\"flavour\":" + quoted(flavour);
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour())) {
            PDFAValidator validator =
                    Foundries.defaultInstance().createValidator(profile, MOST_FAILURES, false, true, false);
            ValidationResult result = validator.validate(parser);
            out.println(head
                    + ",\"rules\":" + profile.getRules().size()
                    + ",\"assertions\":" + result.getTotalAssertions()
                    + ",\"failures\":" + failures(result) + "}");
            return result.isCompliant();
        } catch (Exception unreadable) {
            out.println(head + ",\"error\":" + quoted(unreadable.toString()) + "}");
            return false;
        }
    }

    private static String failures(ValidationResult result) {
        Map<String, List<TestAssertion>> byRule = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                RuleId id = assertion.getRuleId();
                byRule.computeIfAbsent(id.getClause() + "-" + id.getTestNumber(), rule -> new ArrayList<>())
                        .add(assertion);
            }
        }
        return byRule.entrySet().stream()
                .map(entry -> failure(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String failure(String rule, List<TestAssertion> assertions) {
        TestAssertion first = assertions.get(0);
        String places = assertions.stream()
                .limit(MOST_PLACES)
                .map(assertion -> quoted(assertion.getLocation().getContext()))
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"rule\":" + quoted(rule)
                + ",\"specification\":" + quoted(first.getRuleId().getSpecification().toString())
                + ",\"count\":" + assertions.size()
                + ",\"requirement\":" + quoted(first.getMessage())
                + ",\"message\":" + quoted(first.getErrorMessage())
                + ",\"places\":" + places + "}";
    }

    /** Reads the rules of a flavour from the profile that the jar carries. */
    private static ValidationProfile profile(String flavour) throws Exception {
        String resource = "/org/verapdf/pdfa/validation/" + PROFILES.get(flavour) + ".xml";
        try (InputStream xml = VeraCheck.class.getResourceAsStream(resource)) {
            if (xml == null) {
                throw new IllegalArgumentException("no such flavour: " + flavour + ", know " + PROFILES.keySet());
            }
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
            Element details = child(root, "details");
            return Profiles.profileFromValues(
                    PDFAFlavour.byFlavourId(flavour),
                    Profiles.profileDetailsFromValues(
                            text(details, "name"),
                            text(details, "description"),
                            details.getAttribute("creator"),
                            new Date(0)),
                    "",
                    rules(root),
                    variables(root));
        }
    }

    private static Set<Rule> rules(Element root) {
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : elements(root.getElementsByTagName("rule"))) {
            Element id = child(rule, "id");
            rules.add(Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(
                            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                            id.getAttribute("clause"),
                            Integer.parseInt(id.getAttribute("testNumber"))),
                    rule.getAttribute("object"),
                    rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                    attribute(rule, "tags"),
                    text(rule, "description"),
                    text(rule, "test").replaceAll("\\s*\n\\s*", " "),
                    error(child(rule, "error")),
                    List.of()));
        }
        return rules;
    }

    private static ErrorDetails error(Element error) {
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : elements(error.getElementsByTagName("argument"))) {
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), attribute(argument, "name"), null));
        }
        return Profiles.errorFromValues(text(error, "message"), arguments);
    }

    private static Set<Variable> variables(Element root) {
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : elements(root.getElementsByTagName("variable"))) {
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"),
                    variable.getAttribute("object"),
                    text(variable, "defaultValue"),
                    text(variable, "value")));
        }
        return variables;
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (name.equals(node.getNodeName())) {
                return (Element) node;
            }
        }
        return null;
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent().strip();
    }

    private static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static String quoted(String text) {
        if (text == null) {
            return "\"\"";
        }
        StringBuilder json = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < ' ') {
                json.append(String.format("\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
        return json.append('"').toString();
    }
}
