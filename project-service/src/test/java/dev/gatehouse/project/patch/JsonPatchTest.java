package dev.gatehouse.project.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonPatchTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest(name = "{1} on {0} gives {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // RFC 6902 appendix A
                "{'foo':'bar'}                        | [{'op':'add','path':'/baz','value':'qux'}]            | {'foo':'bar','baz':'qux'}",
                "{'foo':['bar','baz']}                | [{'op':'add','path':'/foo/1','value':'qux'}]          | {'foo':['bar','qux','baz']}",
                "{'baz':'qux','foo':'bar'}            | [{'op':'remove','path':'/baz'}]                       | {'foo':'bar'}",
                "{'foo':['bar','qux','baz']}          | [{'op':'remove','path':'/foo/1'}]                     | {'foo':['bar','baz']}",
                "{'baz':'qux','foo':'bar'}            | [{'op':'replace','path':'/baz','value':'boo'}]        | {'baz':'boo','foo':'bar'}",
                "{'foo':{'bar':'baz','waldo':'fred'},'qux':{}} | [{'op':'move','from':'/foo/waldo','path':'/qux/thud'}] | {'foo':{'bar':'baz'},'qux':{'thud':'fred'}}",
                "{'foo':['all','grass','cows','eat']} | [{'op':'move','from':'/foo/1','path':'/foo/3'}]       | {'foo':['all','cows','eat','grass']}",
                "{'foo':'bar'}                        | [{'op':'add','path':'/child','value':{'g':{}}}]       | {'foo':'bar','child':{'g':{}}}",
                "{'foo':'bar'}                        | [{'op':'add','path':'/baz','value':'q','xyz':123}]    | {'foo':'bar','baz':'q'}",
                "{'/':9,'~1':10}                      | [{'op':'test','path':'/~01','value':10}]              | {'/':9,'~1':10}",
                "{'/':9,'~1':10}                      | [{'op':'replace','path':'/~1','value':8}]             | {'/':8,'~1':10}",
                "{'foo':['bar']}                      | [{'op':'add','path':'/foo/-','value':['abc','def']}]  | {'foo':['bar',['abc','def']]}",
                // §4.1: a member that is there is replaced; §4.6: numbers by value, members in any order
                "{'foo':1}                            | [{'op':'add','path':'/foo','value':2}]                | {'foo':2}",
                "{'foo':1}                            | [{'op':'test','path':'/foo','value':1.0}]             | {'foo':1}",
                "{'foo':[1,{'a':1e2}]}                | [{'op':'test','path':'/foo','value':[1.0,{'a':100}]}] | {'foo':[1,{'a':1e2}]}",
                "{'a':1,'b':2}                        | [{'op':'test','path':'','value':{'b':2,'a':1}}]       | {'a':1,'b':2}",
                "{'a':null}                           | [{'op':'test','path':'/a','value':null}]              | {'a':null}",
                "{'':1}                               | [{'op':'remove','path':'/'}]                          | {}",
                "{'a':1}                              | [{'op':'replace','path':'','value':[]}]               | []",
                "{'a':[1]}                            | [{'op':'copy','from':'/a','path':'/b'},{'op':'add','path':'/a/-','value':2}] | {'a':[1,2],'b':[1]}",
                "{'a':{'b':1}}                        | [{'op':'move','from':'/a','path':'/a'}]               | {'a':{'b':1}}",
            })
    void operationsDoWhatTheSpecificationSays(String document, String patch, String result) throws PatchException {
        assertThat(JsonPatch.read(JSON.readTree(quoted(patch))).apply(JSON.readTree(quoted(document))))
                .isEqualTo(JSON.readTree(quoted(result)));
    }

    @ParameterizedTest(name = "operation {2} of {1} on {0} fails")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1} | [{'op':'test','path':'/a','value':'1'}]                                    | 0",
                "{'a':1} | [{'op':'test','path':'/a','value':null}]                                   | 0",
                "{'a':1} | [{'op':'add','path':'/b','value':1},{'op':'add','path':'/x/y','value':1}]  | 1",
                "{'a':1} | [{'op':'replace','path':'/b','value':1}]                                   | 0",
                "{'a':1} | [{'op':'remove','path':'/b'}]                                              | 0",
                "{'a':1} | [{'op':'remove','path':''}]                                                | 0",
                "{'a':[]} | [{'op':'add','path':'/a/1','value':1}]                                    | 0",
                "{'a':[1]} | [{'op':'remove','path':'/a/1'}]                                          | 0",
                "{'a':[1]} | [{'op':'remove','path':'/a/-'}]                                          | 0",
                "{'a':[1]} | [{'op':'remove','path':'/a/00'}]                                         | 0",
                "{'a':[1]} | [{'op':'replace','path':'/a/-1','value':1}]                              | 0",
                "{'a':[1]} | [{'op':'add','path':'/a/x','value':1}]                                   | 0",
                "{'a':[1]} | [{'op':'add','path':'/a/99999999999','value':1}]                         | 0",
                "{'a':1} | [{'op':'add','path':'/a/b','value':1}]                                     | 0",
                "{'a':{'b':{}}} | [{'op':'move','from':'/a','path':'/a/b'}]                           | 0",
                "{'a':1} | [{'op':'copy','from':'/b','path':'/c'}]                                    | 0",
            })
    void whatCannotBeDoneNamesItsOperation(String document, String patch, int operation) throws PatchException {
        JsonPatch read = JsonPatch.read(JSON.readTree(quoted(patch)));

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> read.apply(JSON.readTree(quoted(document))))
                .satisfies(failed -> assertThat(failed.operation()).isEqualTo(operation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "'x'",
                "[1]",
                "[{}]",
                "[{'op':'add','value':1}]",
                "[{'op':'add','path':'/a'}]",
                "[{'op':'spam','path':'/a','value':1}]",
                "[{'op':'ADD','path':'/a','value':1}]",
                "[{'op':5,'path':'/a','value':1}]",
                "[{'op':'add','path':'a','value':1}]",
                "[{'op':'add','path':'/~2','value':1}]",
                "[{'op':'add','path':'/~','value':1}]",
                "[{'op':'add','path':null,'value':1}]",
                "[{'op':'move','path':'/a'}]",
                "[{'op':'copy','path':'/a','from':'b'}]"
            })
    void whatIsNoPatchIsNotRead(String patch) {
        assertThatExceptionOfType(PatchException.class).isThrownBy(() -> JsonPatch.read(JSON.readTree(quoted(patch))));
    }

    @Test
    void aFailedPatchLeavesTheDocumentAsItWas() throws PatchException {
        var document = JSON.readTree("{\"a\": 1}");
        JsonPatch patch =
                JsonPatch.read(JSON.readTree(quoted("[{'op':'remove','path':'/a'},{'op':'remove','path':'/a'}]")));

        assertThatExceptionOfType(PatchException.class).isThrownBy(() -> patch.apply(document));

        assertThat(document.toString()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aDocumentCannotBeMadeToGrowWithoutEnd() throws PatchException {
        String copy = "{'op':'copy','from':'/a','path':'/a/-'},";
        JsonPatch patch = JsonPatch.read(JSON.readTree(quoted("[" + copy.repeat(39) + copy.replace("},", "}") + "]")));

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patch.apply(JSON.readTree("{\"a\": [1]}")))
                .withMessageContaining("copies too much");
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
